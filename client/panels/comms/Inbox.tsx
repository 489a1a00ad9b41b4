/** What executives, vendors and the world say: the newest over the map until it is read, all of it under Comms. */
import type { InboxView } from "../../../shared/protocol/index.ts";
import { Button, Toast } from "../../dom/index.ts";
import { formatTick, useText } from "../../text/index.ts";
import type { PanelProps } from "../frame/index.ts";

/** More than so many are history. */
const SHOWN = 3;

export function Inbox({ own, drafts }: Pick<PanelProps, "own" | "drafts">) {
  const { t } = useText();
  const isOpen = drafts.of("inbox.all");
  const newest = [...own.inbox].reverse();
  const shown = isOpen.value === "" ? newest.slice(0, SHOWN) : newest;
  if (newest.length === 0) return null;
  return (
    <section class="panel-block" aria-label={t("inbox.title")}>
      <div class="panel-head">
        <h3>{t("inbox.title")}</h3>
        <span>{t("inbox.count", { count: newest.length })}</span>
      </div>
      <ul class="posts">
        {shown.map((letter) => (
          <li key={letter.id} class="post">
            <Words letter={letter} />
          </li>
        ))}
      </ul>
      {newest.length > shown.length && (
        <button type="button" class="link-button" onClick={() => (isOpen.value = "all")}>
          {t("inbox.older", { count: newest.length - shown.length })}
        </button>
      )}
    </section>
  );
}

/** The newest that this person has not closed. */
export function InboxNotice({ own, drafts }: Pick<PanelProps, "own" | "drafts">) {
  const { t } = useText();
  const read = drafts.of("inbox.read");
  const newest = own.inbox.at(-1);
  if (newest === undefined || newest.id === read.value) return null;
  return (
    <div role="status" data-testid="inbox">
      <Toast>
        <Words letter={newest} />
        <Button measure="small" onClick={() => (read.value = newest.id)}>
          {t("inbox.read")}
        </Button>
      </Toast>
    </div>
  );
}

function Words({ letter: { kind, text, tick } }: { letter: InboxView }) {
  const { t } = useText();
  return (
    <p>
      <b>{t(`inbox.kind.${kind}`)}</b> <span class="mono quiet">{formatTick(tick)}</span>{" "}
      <span translate={false}>{text}</span>
    </p>
  );
}
