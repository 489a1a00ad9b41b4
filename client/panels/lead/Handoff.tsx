/**
 * Command that changes hands: over the map of whoever is offered it, with the situation and the time to answer; in the
 * column of tasks of who offered it. Only a yes moves it: silence leaves it where it is.
 */
import type { HandoffView } from "../../../shared/protocol/index.ts";
import { Button } from "../../dom/index.ts";
import { KeyOf, useKey } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { Refused, seatName, UntilMs, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import type { Words } from "../sentences/index.ts";
import { Asked } from "./Asked.tsx";
import { canHandOff, openHandoffForm } from "./desk.ts";

export function HandoffNotice(props: PanelProps) {
  const { handoff } = props.common.lead;
  const { seat } = props.own.you;
  return handoff !== null && handoff.to === seat ? <Offer key={handoff.id} handoff={handoff} {...props} /> : null;
}

function Offer({ handoff, ...props }: PanelProps & { handoff: HandoffView }) {
  const { send, drafts, clockMs } = props;
  const { t } = useText();
  const asking = useAsking(send);
  const reason = drafts.of("lead.decline");
  const key = useKey("handOff");
  const answer = {
    yes: (
      <Button
        id="take-command"
        look="primary"
        measure="small"
        aria-keyshortcuts={key}
        onClick={() => asking.ask({ type: "handoff.take", handoff: handoff.id })}
      >
        {t("handoff.take")}
      </Button>
    ),
    reason,
    reasonLabel: t("handoff.reason"),
    no: t("handoff.decline"),
    onNo: (said: string) =>
      asking.ask({ type: "handoff.decline", handoff: handoff.id, reason: said }, () => (reason.value = "")),
  };
  return (
    <Asked label={t("handoff.title")} testId="handoff" asking={asking} answer={answer}>
      <p>
        <b>{t("handoff.asked", { who: seatName(props, handoff.by, t) })}</b>{" "}
        <UntilMs clockMs={clockMs} at={handoff.endsAtMs} />
      </p>
      <p translate={false}>{handoff.text}</p>
    </Asked>
  );
}

/** For who offered it: to whom, for how much longer, and the way back. */
export function Offered({ common, own, words, send, clockMs }: PanelProps & { readonly words: Words }) {
  const { handoff } = common.lead;
  const asking = useAsking(send);
  if (handoff === null || handoff.by !== own.you.seat) return null;
  return (
    <div class="inner lead-card" data-testid="handoff-offered">
      <p class="task-line">
        <span>{words.t("handoff.waits", { who: words.seat(handoff.to) })}</span>
        <UntilMs clockMs={clockMs} at={handoff.endsAtMs} />
      </p>
      <p class="lead-buttons">
        <Button measure="small" onClick={() => asking.ask({ type: "handoff.withdraw", handoff: handoff.id })}>
          {words.t("handoff.withdraw")}
        </Button>
      </p>
      <Refused asking={asking} />
    </div>
  );
}

/** The button that opens the form, for who sits at command while somebody else is there to take it. */
export function HandOffButton({ common, own, words, drafts }: PanelProps & { readonly words: Words }) {
  const key = useKey("handOff");
  if (!canHandOff({ common, own })) return null;
  return (
    <Button measure="small" aria-keyshortcuts={key} onClick={() => openHandoffForm({ common, drafts, words })}>
      <KeyOf shortcut="handOff" /> {words.t("handoff.open")}
    </Button>
  );
}
