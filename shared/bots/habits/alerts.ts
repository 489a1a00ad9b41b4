/** Pages are acknowledged, by whoever owns the place first; a page that nobody took is anybody's after a while. */
import { secondsToTicks } from "../../base/index.ts";
import { holds } from "../sight.ts";
import type { Habit } from "../wish.ts";

const ANYBODYS_TICKS = secondsToTicks(60);

export const acknowledge: Habit = (sight) => {
  const { common, tick, seat } = sight;
  if (seat === null || common.session.phase !== "live") return [];
  return common.alerts
    .filter(({ severity, state, ackedBy }) => severity === "page" && state === "firing" && ackedBy === null)
    .filter(({ owner, sinceTick }) => owner === null || holds(sight, owner) || tick > sinceTick + ANYBODYS_TICKS)
    .map(({ id }) => ({ key: `ack ${id}`, everyMs: 60_000, command: { type: "alert.ack", alert: id } }));
};
