/** "What can I do now?": a few things, each with the button that does it. Open on demand: whoever knows is left alone. */
import { useComputed } from "@preact/signals";
import type { Tick } from "../../../shared/base/index.ts";
import { Button } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { placeText, Refused, useAsking } from "../frame/index.ts";
import type { Asking, Cast, PanelProps } from "../frame/index.ts";
import { readingsOf } from "../map/index.ts";
import { ideasFor } from "./ideas.ts";
import type { Idea } from "./ideas.ts";
import "./now.css";

/** How often the list may follow the clocks, in ticks. */
const STEP: Tick = 100;

export function Now(props: PanelProps) {
  const { t } = useText();
  const { common, own, tick, clockMs, send, drafts, ui } = props;
  const asking = useAsking(send);
  const isOpen = drafts.of("now.open");
  const step = useComputed(() => Math.floor(tick.value / STEP) * STEP).value;
  if (own.you.seat === null) return null;
  if (isOpen.value === "") {
    return (
      <Button measure="small" data-testid="what-now" onClick={() => (isOpen.value = "yes")}>
        {t("now.ask")}
      </Button>
    );
  }
  const ideas = ideasFor(props, readingsOf({ ...common, ...own }).nodes, step, clockMs.peek());
  return (
    <section class="panel-block inner now" aria-label={t("now.ask")}>
      <div class="panel-head">
        <h3>{t("now.ask")}</h3>
        <Button measure="small" look="quiet" onClick={() => (isOpen.value = "")}>
          {t("common.close")}
        </Button>
      </div>
      {ideas.length === 0 && <p class="quiet">{t("now.nothing")}</p>}
      <ul>
        {ideas.map((idea) => (
          <li key={idea.id}>
            <IdeaButton idea={idea} cast={props} asking={asking} ui={ui} />
          </li>
        ))}
      </ul>
      <Refused asking={asking} />
    </section>
  );
}

export function IdeaButton(props: { idea: Idea; cast: Cast; asking: Asking; ui: PanelProps["ui"] }) {
  const { idea, cast, asking, ui } = props;
  const { t } = useText();
  const { does } = idea;
  return (
    <button
      type="button"
      class="link-button now-idea"
      onClick={() => ("ask" in does ? asking.ask(does.ask) : ui.act({ do: "side", tab: does.go }))}
    >
      → {textOf(idea, cast, t)}
    </button>
  );
}

function textOf({ says }: Idea, { common }: Cast, t: ReturnType<typeof useText>["t"]): string {
  switch (says.key) {
    case "now.page":
    case "now.task":
      return t(says.key, { subject: says.key === "now.task" ? says.subject : placeText(common.map, says.subject, t) });
    case "now.look":
      return t("now.look", {
        look: says.look === undefined ? "" : t(`look.${says.look}`),
        place: placeText(common.map, says.subject, t),
      });
    default:
      return t(says.key);
  }
}
