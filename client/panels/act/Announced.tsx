/** What somebody else has just launched, for as long as it can be called back: everybody hears of it, command may stop it. */
import { Button, Toast } from "../../dom/index.ts";
import type { ActionView } from "../../../shared/protocol/index.ts";
import { useText } from "../../text/index.ts";
import { UntilMs, useAsking, useIsBefore } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { wordsFor } from "../sentences/index.ts";
import { inFlight } from "./flight.ts";
import { ChangeHead } from "./Proposals.tsx";

export function Announced(props: PanelProps) {
  const { common, own } = props;
  const others = inFlight(common.actions).filter(({ by }) => by !== own.you.seat);
  return (
    <>
      {others.map((action) => (
        <Announcement key={action.ref} action={action} {...props} />
      ))}
    </>
  );
}

function Announcement({ action, ...props }: PanelProps & { action: ActionView }) {
  const { own, clockMs, send } = props;
  const text = useText();
  const asking = useAsking(send);
  const { ref, cancellableUntilMs } = action;
  const isRecent = useIsBefore(clockMs, cancellableUntilMs);
  if (!isRecent || cancellableUntilMs === null) return null;
  return (
    <div data-testid="announced">
      <Toast>
        <ChangeHead action={action} words={wordsFor(props, text)} />
        {own.you.consoles.includes("CMD") && (
          <Button measure="small" onClick={() => asking.ask({ type: "action.cancel", ref })}>
            {text.t("act.cancel")} <UntilMs clockMs={clockMs} at={cancellableUntilMs} />
          </Button>
        )}
      </Toast>
    </div>
  );
}
