/** What a facilitator said to this seat alone, and hints to everybody: each stays until it has been read. */
import { Button, Toast } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import type { PanelProps } from "../frame/index.ts";

export function Whispers({ own, drafts }: Pick<PanelProps, "own" | "drafts">) {
  const { t } = useText();
  const read = drafts.of("whisper.read");
  const next = own.whispers.find(({ n }) => n > Number(read.value));
  if (next === undefined) return null;
  return (
    <div role="status" data-testid="whisper">
      <Toast>
        {t("fac.whispered", { text: next.text })}{" "}
        <Button measure="small" onClick={() => (read.value = String(next.n))}>
          {t("inbox.read")}
        </Button>
      </Toast>
    </div>
  );
}

export function NewHint({ common, own, drafts }: Pick<PanelProps, "common" | "own" | "drafts">) {
  const { t } = useText();
  const read = drafts.of("hint.read");
  const { given } = common.hints;
  const newest = given.at(-1);
  if (own.you.seat === null || newest === undefined || given.length <= Number(read.value)) return null;
  return (
    <div role="status" data-testid="new-hint">
      <Toast>
        {t("hints.new")} <span translate={false}>{newest.text}</span>{" "}
        <Button measure="small" onClick={() => (read.value = String(given.length))}>
          {t("inbox.read")}
        </Button>
      </Toast>
    </div>
  );
}
