/** What waits for this person's key, at the head of the right column: a second key that nobody notices stops the team. */
import { useSignal } from "@preact/signals";
import { Button, LineInput, Toast } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { Ago, Refused, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { wordsFor } from "../sentences/index.ts";
import { mayDecide, proposalsOf } from "./flight.ts";
import { ChangeHead } from "./Proposals.tsx";

/** The oldest, one at a time. Denying takes a reason, asked for in the same place. Screen readers hear it from the room. */
export function AskedForKey(props: PanelProps) {
  const { common, tick, send, ui, drafts } = props;
  const text = useText();
  const asking = useAsking(send);
  const denied = useSignal("");
  const [proposal] = proposalsOf(common.actions).filter((each) => mayDecide(props, each));
  if (proposal === undefined) return null;
  const { ref } = proposal;
  const reason = drafts.of(`act.deny.${ref}`);
  return (
    <div class="asked" data-testid="asked-for-key">
      <Toast>
        <ChangeHead action={proposal} words={wordsFor(props, text)}>
          <Ago tick={tick} since={proposal.proposedTick} />
        </ChangeHead>
        <p class="asked-for-key">
          <Button measure="small" onClick={() => asking.ask({ type: "action.approve", ref })}>
            {text.t("act.approve")}
          </Button>
          {denied.value !== ref && (
            <Button measure="small" onClick={() => (denied.value = ref)}>
              {text.t("act.deny.open")}
            </Button>
          )}
          <Button measure="small" look="quiet" onClick={() => ui.act({ do: "side", tab: "act" })}>
            {text.t("act.proposals.see")}
          </Button>
        </p>
        {denied.value === ref && (
          <form
            class="deciding"
            onSubmit={(event) => {
              event.preventDefault();
              asking.ask({ type: "action.deny", ref, reason: reason.value });
            }}
          >
            <LineInput label={text.t("act.deny.reason")} draft={reason} maxLength={280} required />
            <Button type="submit" measure="small">
              {text.t("act.deny")}
            </Button>
          </form>
        )}
        <Refused asking={asking} />
      </Toast>
    </div>
  );
}
