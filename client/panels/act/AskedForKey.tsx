/** What waits for this person's key, at the head of the right column: a second key that nobody notices stops the team. */
import { Button, Toast } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { Ago, Refused, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { wordsFor } from "../sentences/index.ts";
import { mayDecide, proposalsOf } from "./flight.ts";
import { ChangeHead } from "./Proposals.tsx";

/** The oldest, one at a time. Denying takes a reason: that is done in the panel. Screen readers hear it from the room. */
export function AskedForKey(props: PanelProps) {
  const { common, tick, send, ui } = props;
  const text = useText();
  const asking = useAsking(send);
  const [proposal] = proposalsOf(common.actions).filter((each) => mayDecide(props, each));
  if (proposal === undefined) return null;
  return (
    <div class="asked" data-testid="asked-for-key">
      <Toast>
        <ChangeHead action={proposal} words={wordsFor(props, text)}>
          <Ago tick={tick} since={proposal.proposedTick} />
        </ChangeHead>
        <p class="asked-for-key">
          <Button measure="small" onClick={() => asking.ask({ type: "action.approve", ref: proposal.ref })}>
            {text.t("act.approve")}
          </Button>
          <Button measure="small" look="quiet" onClick={() => ui.act({ do: "side", tab: "act" })}>
            {text.t("act.proposals.see")}
          </Button>
        </p>
        <Refused asking={asking} />
      </Toast>
    </div>
  );
}
