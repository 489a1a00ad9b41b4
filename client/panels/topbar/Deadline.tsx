/** Until when the host may let the round go on, so that the debrief keeps the time that the session's plan gives it. */
import { useEffect, useState } from "preact/hooks";
import { liveUntilMs } from "../../../shared/protocol/index.ts";
import { Chip } from "../../dom/index.ts";
import { useRoom } from "../../store/index.ts";
import { formatClock, useText } from "../../text/index.ts";

const SOON_MS = 3 * 60_000;

export function Deadline() {
  const { common, clockMs } = useRoom();
  const { plan, phase, endsAtMs } = common.value.session;
  if (plan === null || phase !== "live") return null;
  return <Left untilMs={liveUntilMs(plan)} roundLeftMs={endsAtMs === null ? Infinity : endsAtMs - clockMs.value} />;
}

/** The round has an end of its own, which everybody's screen counts down to; the plan's matters where it comes first. */
function Left({ untilMs, roundLeftMs }: { untilMs: number; roundLeftMs: number }) {
  const { t, format } = useText();
  const leftMs = untilMs - useWallClock();
  if (roundLeftMs <= leftMs) {
    return (
      <span class="topbar-label" data-testid="round-left">
        {t("topbar.left", { left: formatClock(Math.max(0, roundLeftMs) / 1000) })}
      </span>
    );
  }
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
