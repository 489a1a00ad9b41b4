/**
 * Command that changes hands: over the map of whoever is offered it, with the situation and the time to answer; in the
 * column of tasks of who offered it. Only a yes moves it: silence leaves it where it is.
 */
import type { HandoffView } from "../../../shared/protocol/index.ts";
import { Button, LineInput, Toast } from "../../dom/index.ts";
import { KeyOf, useKey } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { Refused, seatName, UntilMs, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import type { Words } from "../sentences/index.ts";
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
  return (
    <div role="group" aria-label={t("handoff.title")} data-testid="handoff">
      <Toast>
        <form
          class="poll"
          onSubmit={(event) => {
            event.preventDefault();
            const said = reason.value.trim();
            if (said === "") return;
            asking.ask({ type: "handoff.decline", handoff: handoff.id, reason: said }, () => (reason.value = ""));
          }}
        >
          <p>
            <b>{t("handoff.asked", { who: seatName(props, handoff.by, t) })}</b>{" "}
            <UntilMs clockMs={clockMs} at={handoff.endsAtMs} />
          </p>
          <p translate={false}>{handoff.text}</p>
          <p class="lead-buttons">
            <Button
              id="take-command"
              look="primary"
              measure="small"
              aria-keyshortcuts={key}
              onClick={() => asking.ask({ type: "handoff.take", handoff: handoff.id })}
            >
              {t("handoff.take")}
            </Button>
            <LineInput label={t("handoff.reason")} draft={reason} maxLength={120} />
            <Button type="submit" measure="small" disabled={reason.value.trim() === ""}>
              {t("handoff.decline")}
            </Button>
          </p>
          <Refused asking={asking} />
        </form>
      </Toast>
    </div>
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
