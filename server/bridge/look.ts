/**
 * What a bridge sees of a team's game: what everybody in its room sees, at one moment. There is no way from this folder
 * to the simulation, to the play or to what one seat alone has seen, so nothing of them can leave by it.
 */
import { TICK_MS } from "../../shared/base/index.ts";
import type { Tick } from "../../shared/base/index.ts";
import type { AlertView, CommonView } from "../../shared/protocol/index.ts";

export interface Look {
  /** Tells this round from every other one, and nothing more. */
  readonly tag: string;
  readonly tick: Tick;
  readonly common: CommonView;
}

/** Alerts that fire; none once the round is over, however things stood then. */
export function openAlerts({ common }: Look): readonly AlertView[] {
  const { phase } = common.session;
  return phase === "live" || phase === "briefing" ? common.alerts.filter(({ state }) => state === "firing") : [];
}

/** The time of day at which a tick was, as far as the present speed goes back that far. */
export function whenMs({ tick: now, common }: Look, tick: Tick, nowMs: number): number {
  return nowMs - (Math.max(0, now - tick) * TICK_MS) / common.session.speed;
}
