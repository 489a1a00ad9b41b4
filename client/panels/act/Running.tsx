/** Changes under way, with progress and the few seconds in which a risky one can be called back; then how they ended. */
import type { ActionView } from "../../../shared/protocol/index.ts";
import { Button } from "../../dom/index.ts";
import { formatTick } from "../../text/index.ts";
import { Progress, Refused, UntilMs, UntilTick, useAsking, useIsBefore } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { obstacleText } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";
import { endOf, inFlight, resultsOf } from "./flight.ts";
import { ChangeHead } from "./Proposals.tsx";

type Props = PanelProps & { readonly words: Words };

export function Running(props: Props) {
  const { t } = props.words;
  const running = inFlight(props.common.actions);
  if (running.length === 0) return null;
  return (
    <section class="panel-block" aria-label={t("act.running")}>
      <div class="panel-head">
        <h3>{t("act.running")}</h3>
      </div>
      <ul class="changes">
        {running.map((action) => (
          <Change key={action.ref} action={action} {...props} />
        ))}
      </ul>
    </section>
  );
}

function Change({ action, words, own, tick, clockMs, send }: Props & { action: ActionView }) {
  const { t } = words;
  const asking = useAsking(send);
  const { ref, dueTick, launchedTick, cancellableUntilMs } = action;
  const isMine = action.by === own.you.seat || own.you.consoles.includes("CMD");
  const isCancellable = useIsBefore(clockMs, cancellableUntilMs) && isMine;
  return (
    <li class="inner change">
      <ChangeHead action={action} words={words}>
        {action.state === "undoing" && t("act.undoing")} {dueTick !== null && <UntilTick tick={tick} at={dueTick} />}
      </ChangeHead>
      {dueTick !== null && <Progress tick={tick} from={launchedTick ?? action.proposedTick} to={dueTick} />}
      <Obstacle action={action} words={words} />
      {isCancellable && cancellableUntilMs !== null && (
        <Button measure="small" onClick={() => asking.ask({ type: "action.cancel", ref })}>
          {t("act.cancel")} <UntilMs clockMs={clockMs} at={cancellableUntilMs} />
        </Button>
      )}
      <Refused asking={asking} />
    </li>
  );
}

/** What stands in its way, where something does. */
function Obstacle({ action: { obstacle }, words }: { action: ActionView; words: Words }) {
  return obstacle === null ? null : <p class="quiet">{obstacleText(obstacle, words)}</p>;
}

export function Results(props: Props) {
  const { t } = props.words;
  const results = resultsOf(props.common.actions);
  if (results.length === 0) return null;
  return (
    <section class="panel-block" aria-label={t("act.results")}>
      <div class="panel-head">
        <h3>{t("act.results")}</h3>
      </div>
      <ul class="changes">
        {results.map((action) => (
          <Ended key={action.ref} action={action} {...props} />
        ))}
      </ul>
    </section>
  );
}

function Ended({ action, words, own, send }: Props & { action: ActionView }) {
  const { t } = words;
  const asking = useAsking(send);
  const canUndo = action.canUndo && own.permitted.some((permitted) => permitted.action === action.action);
  return (
    <li class={`change change-${action.state}`}>
      <ChangeHead action={action} words={words}>
        {t(`act.state.${action.state}`)} <span class="mono">{formatTick(endOf(action))}</span>
      </ChangeHead>
      {action.denied !== null && (
        <p translate={false}>
          {words.seat(action.denied.by)}: {action.denied.reason}
        </p>
      )}
      <Obstacle action={action} words={words} />
      {canUndo && (
        <Button measure="small" onClick={() => asking.ask({ type: "action.undo", ref: action.ref })}>
          {t("act.undo.do")}
        </Button>
      )}
      <Refused asking={asking} />
    </li>
  );
}
