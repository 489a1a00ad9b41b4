/**
 * The warm-up's two tasks, at the head of the right column of everybody: who has shared something, and whether command
 * has turned a key. What is left for this person stands first, in words.
 */
import type { ComponentChildren } from "preact";
import type { WarmUpView } from "../../../shared/protocol/index.ts";
import { Button, Icon } from "../../dom/index.ts";
import { KeyOf } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { commanderName, Refused, seatName, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import "./warmup.css";

export function WarmUp(props: PanelProps) {
  const { t } = useText();
  const { common, own, send } = props;
  const asking = useAsking(send);
  const { warmUp } = common;
  if (warmUp === null) return null;
  return (
    <section class="warmup card" aria-label={t("warmup.title")} data-testid="warm-up-tasks">
      <h2>{t("warmup.title")}</h2>
      <p role="status">
        {t(nextFor(props))} {mayShare(props) && <KeyOf shortcut="share" />}
      </p>
      <Tasks warmUp={warmUp} {...props} />
      {own.you.isHost && (
        <>
          <Button
            measure="small"
            look="quiet"
            onClick={() => asking.ask({ type: "round.end" })}
            data-testid="end-warm-up"
          >
            {t("warmup.end")}
          </Button>
          <Refused asking={asking} />
        </>
      )}
    </section>
  );
}

/** The same for whoever conducts: what is going on, and who has done what. */
export function WarmUpDone(props: PanelProps) {
  const { t } = useText();
  const { warmUp } = props.common;
  if (warmUp === null) return null;
  return (
    <section class="warmup" aria-label={t("fac.warmup")} data-testid="warm-up-done">
      <h2>{t("fac.warmup")}</h2>
      <p role="status">{t(warmUp.isOver ? "warmup.over" : "fac.warmup.about")}</p>
      <Tasks warmUp={warmUp} {...props} />
    </section>
  );
}

function Tasks({ warmUp: { shared, isApproved }, ...props }: PanelProps & { warmUp: WarmUpView }) {
  const { t } = useText();
  return (
    <dl>
      <Task says={t("warmup.task.share")}>
        {shared.map(({ seat, isDone }) => (
          <Mark key={seat} isDone={isDone}>
            <span translate={false}>{seatName(props, seat, t)}</span>
          </Mark>
        ))}
      </Task>
      {isApproved !== null && (
        <Task says={t("warmup.task.approve")}>
          <Mark isDone={isApproved}>
            <span translate={false}>{commanderName(props, t)}</span>
          </Mark>
        </Task>
      )}
    </dl>
  );
}

function Task({ says, children }: { says: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{says}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Mark({ isDone, children }: { isDone: boolean; children: ComponentChildren }) {
  const { t } = useText();
  return (
    <span class={`warmup-who${isDone ? " warmup-done" : ""}`}>
      <span class="warmup-mark" role="img" aria-label={t(isDone ? "warmup.done" : "warmup.open")}>
        {isDone && <Icon name="check" size={12} />}
      </span>
      {children}
    </span>
  );
}

function mayShare({ common, own }: PanelProps): boolean {
  return (
    own.tray.length > 0 && common.warmUp?.shared.some(({ seat, isDone }) => seat === own.you.seat && !isDone) === true
  );
}

type Next = `warmup.${"look" | "share" | "propose" | "askFor" | "approve" | "wait" | "over"}`;

/** What this person does next. */
function nextFor(props: PanelProps): Next {
  const { common, own } = props;
  const { warmUp, actions } = common;
  const mine = warmUp?.shared.find(({ seat }) => seat === own.you.seat);
  if (warmUp?.isOver === true) return "warmup.over";
  if (mine?.isDone === false) return mayShare(props) ? "warmup.share" : "warmup.look";
  if (warmUp?.isApproved !== false || own.you.seat === null) return "warmup.wait";
  const isProposed = actions.some(({ state }) => state === "proposed");
  if (own.you.consoles.includes("CMD")) return isProposed ? "warmup.approve" : "warmup.askFor";
  const mayPropose = own.permitted.some(({ needsApproval }) => needsApproval);
  return mayPropose && !isProposed ? "warmup.propose" : "warmup.wait";
}
