/**
 * A private question: an idea is held in spite of a card against it, and this person has not worked on it. It leads to
 * the idea, and goes when it was read or the idea was settled.
 */
import { Button, Toast } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { isListed, placeText, setListed } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";

export function FreshEyes({ common, own, drafts, ui }: PanelProps) {
  const { t } = useText();
  const read = drafts.of("freshEyes.read");
  const open = own.freshEyes.flatMap(({ hypothesis }) =>
    common.hypotheses.filter(
      ({ id, state }) => id === hypothesis && (state === "open" || state === "testing") && !isListed(read, id),
    ),
  );
  const idea = open.at(-1);
  if (idea === undefined) return null;
  const close = (): void => setListed(read, idea.id, true);
  const look = (): void => {
    drafts.of("board.hypothesis").value = idea.id;
    ui.act({ do: "side", tab: "board" });
    close();
  };
  return (
    <div role="status" data-testid="fresh-eyes">
      <Toast>
        <span>{t("freshEyes.ask", { hypothesis: idea.id, place: placeText(common.map, idea.component, t) })}</span>{" "}
        <Button measure="small" onClick={look}>
          {t("freshEyes.look", { hypothesis: idea.id })}
        </Button>
        <Button measure="small" look="quiet" onClick={close}>
          {t("inbox.read")}
        </Button>
      </Toast>
    </div>
  );
}
