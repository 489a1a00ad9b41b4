/** How a novice changes the world: restarts what is loud, rolls back what has a button for it, adds some more. */
import type { PermittedAction } from "../../protocol/index.ts";
import { nodesNamed } from "../places.ts";
import type { Sight } from "../sight.ts";
import type { Habit, Wish } from "../wish.ts";

/** What comes to mind, and in this order. */
const favourites: readonly PermittedAction["verb"][] = [
  "instances.restart",
  "change.rollback",
  "capacity.add",
  "traffic.limit",
  "automation.pause",
  "parameter.set",
];

const AGAIN_MS = 240_000;

export const grope: Habit = (sight) => {
  const { common, own, seat, affectedRatio } = sight;
  const isBusy = common.actions.some(({ by, state }) => by === seat && (state === "proposed" || state === "running"));
  if (seat === null || common.session.phase !== "live" || common.session.isPaused || isBusy || affectedRatio < 0.03)
    return [];
  return favourites.flatMap((verb) =>
    own.permitted.filter((action) => action.verb === verb).flatMap((action) => tryAt(sight, action)),
  );
};

function tryAt(sight: Sight, { action, targets, value, verb }: PermittedAction): readonly Wish[] {
  return targets
    .filter(({ target, refusal }) => {
      const places = nodesNamed(sight, target);
      return refusal === null && (places.length === 0 || places.some(({ isSick }) => isSick));
    })
    .filter(({ target }) => sight.common.actions.every((done) => done.action !== action || done.target !== target))
    .slice(0, 1)
    .map(({ target }) => ({
      key: `try ${verb} ${target}`,
      decides: true,
      reads: 2,
      everyMs: AGAIN_MS,
      command: { type: "action.launch", action, target, value: value?.initial ?? 0 },
    }));
}
