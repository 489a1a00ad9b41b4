/**
 * A private word to somebody who has done nothing for a real minute while something is wrong: one thing that this seat
 * could do, from what it can see. It reveals no truth, and a press of any key or button puts it off for another minute.
 */
import { useEffect, useState } from "preact/hooks";
import { Button, Toast } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { readingsOf } from "../map/index.ts";
import { ideasFor } from "./ideas.ts";
import { IdeaButton } from "./Now.tsx";

const IDLE_MS = 60_000;
const LOOK_MS = 5_000;

export function Nudge(props: PanelProps) {
  const { t } = useText();
  const { common, own, tick, clockMs, send, ui } = props;
  const asking = useAsking(send);
  const isIdle = useIdle(common.session.isPaused);
  const isWrong = common.alerts.some(({ state }) => state === "firing");
  if (!isIdle || !isWrong || own.you.seat === null) return null;
  const [idea] = ideasFor(props, readingsOf({ ...common, ...own }).nodes, tick.peek(), clockMs.peek());
  if (idea === undefined) return null;
  return (
    <div role="status" data-testid="nudge">
      <Toast>
        <span>{t("now.nudge")}</span> <IdeaButton idea={idea} cast={props} asking={asking} ui={ui} />
        <Button measure="small" look="quiet">
          {t("now.nudge.no")}
        </Button>
      </Toast>
    </div>
  );
}

/** Whether nothing has been pressed for a minute. A pause is no idleness. */
function useIdle(isPaused: boolean): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    let last = performance.now();
    const press = (): void => {
      last = performance.now();
      setIdle(false);
    };
    const timer = setInterval(() => setIdle(!isPaused && performance.now() - last >= IDLE_MS), LOOK_MS);
    // After the press has done what it is for: the button that it was on must not vanish under it.
    document.addEventListener("click", press);
    document.addEventListener("keyup", press);
    return () => {
      clearInterval(timer);
      document.removeEventListener("click", press);
      document.removeEventListener("keyup", press);
    };
  }, [isPaused]);
  return isIdle;
}
