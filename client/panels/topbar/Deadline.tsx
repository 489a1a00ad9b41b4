/** Until when the host may let the round go on, so that the debrief keeps the time that the session's plan gives it. */
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { liveUntilMs } from "../../../shared/protocol/index.ts";
import { Chip } from "../../dom/index.ts";
import { useRoom } from "../../store/index.ts";
import { formatClock, useText } from "../../text/index.ts";
import { UntilMs } from "../frame/index.ts";

const SOON_MS = 3 * 60_000;

export function Deadline() {
  const { common, clockMs } = useRoom();
  const { plan, phase, endsAtMs } = common.value.session;
  if (plan === null || phase !== "live") return null;
  return <Left untilMs={liveUntilMs(plan)} endsAtMs={endsAtMs} clockMs={clockMs} />;
}

/** The round has an end of its own, which everybody's screen counts down to; the plan's matters where it comes first. */
function Left(props: { untilMs: number; endsAtMs: number | null; clockMs: ReadonlySignal<number> }) {
  const { untilMs, endsAtMs, clockMs } = props;
  const { t, format } = useText();
  const leftMs = untilMs - useWallClock();
  if (endsAtMs !== null && endsAtMs - clockMs.peek() <= leftMs) {
    return (
      <span class="topbar-label" data-testid="round-left">
        <UntilMs clockMs={clockMs} at={endsAtMs} /> {t("topbar.left")}
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
