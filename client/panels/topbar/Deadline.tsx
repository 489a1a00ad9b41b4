/** Until when the host may let the round go on, so that the debrief keeps the time that the session's plan gives it. */
import { useEffect, useState } from "preact/hooks";
import { liveUntilMs } from "../../../shared/protocol/index.ts";
import { Chip } from "../../dom/index.ts";
import { useRoom } from "../../store/index.ts";
import { formatClock, useText } from "../../text/index.ts";

const SOON_MS = 3 * 60_000;

export function Deadline() {
  const { plan, phase } = useRoom().common.value.session;
  return plan === null || phase !== "live" ? null : <Left untilMs={liveUntilMs(plan)} />;
}

function Left({ untilMs }: { untilMs: number }) {
  const { t, format } = useText();
  const leftMs = untilMs - useWallClock();
  if (leftMs > SOON_MS) {
    return <span class="topbar-label">{t("topbar.deadline", { at: format.timeOfDay(untilMs) })}</span>;
  }
  return (
    <span role="status" data-testid="deadline">
      <Chip tone="slow">
        {leftMs > 0 ? t("topbar.deadline.soon", { left: formatClock(leftMs / 1000) }) : t("topbar.deadline.now")}
      </Chip>
    </span>
  );
}

/** By the clock of this computer, on which the plan was chosen. */
function useWallClock(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
