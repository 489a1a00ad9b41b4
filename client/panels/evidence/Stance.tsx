/** Whether a card speaks for or against a hypothesis, as a choice; taking back is choosing neither. */
import { Segment } from "../../dom/index.ts";
import type { HypothesisView } from "../../../shared/protocol/index.ts";
import { useText } from "../../text/index.ts";
import type { Asking } from "../frame/index.ts";

type Standing = "for" | "none" | "against";

export function Stance(props: { hypothesis: HypothesisView; card: string; asking: Asking; label: string }) {
  const { hypothesis, card, asking, label } = props;
  const { t } = useText();
  return (
    <Segment<Standing>
      label={label}
      options={[
        { id: "for", label: t("stance.for") },
        { id: "none", label: t("stance.none") },
        { id: "against", label: t("stance.against") },
      ]}
      chosen={standingOf(hypothesis, card)}
      onChoose={(stance) => asking.ask({ type: "hypothesis.link", hypothesis: hypothesis.id, card, stance })}
    />
  );
}

function standingOf(hypothesis: HypothesisView, card: string): Standing {
  if (hypothesis.for.includes(card)) return "for";
  return hypothesis.against.includes(card) ? "against" : "none";
}
