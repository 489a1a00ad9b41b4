/**
 * How a competent person changes the world: one repair at a time, with its estimate read before the launch, undone when
 * it hurt, and gates opened again in steps.
 */
import { mechanismOf } from "../ideas.ts";
import { serviceIn } from "../places.ts";
import { remediesFor } from "../remedies.ts";
import type { Remedy } from "../remedies.ts";
import type { Sight } from "../sight.ts";
import { gateSteps, hurtful, isWaitingFor } from "../steps.ts";
import type { Habit, Past, Wish } from "../wish.ts";

/** From here on a place may turn work away. */
const FULL = 0.95;
/** What an estimate spoke against is left alone for so long. */
const UNFIT_MS = 120_000;
const AGAIN_MS = 25_000;
/** Numbers go up and down: what was wanted a moment ago still is. */
const FRESH_MS = 20_000;

interface Change {
  readonly action: string;
  readonly target: string;
  readonly value: number;
}

export const change: Habit = (sight, past) => {
  const { common, own, seat } = sight;
  if (seat === null || common.session.phase !== "live" || common.session.isPaused) return [];
  const undone = hurtful(sight).map(({ ref }): Wish => ({
    key: `undo ${ref}`,
    decides: true,
    command: { type: "action.undo", ref },
  }));
  if (undone.length > 0) return undone;
  const wanted = wantedChanges(sight, past);
  return own.preparing ? settle(sight, past, own.preparing, wanted) : wanted.slice(0, 3).map(prepare);
};

function wantedChanges(sight: Sight, past: Past): readonly Change[] {
  const { common, seat } = sight;
  const isBusy = common.actions.some(
    (other) => other.by === seat && !safe.has(other.verb) && isWaitingFor(sight, other),
  );
  const isRepairing = common.actions.some(({ state, verb }) => state === "running" && repairs.has(verb));
  const isFree = ({ kind }: Remedy): boolean => kind !== "repair" || (!isBusy && !isRepairing);
  const isFit = (change: Change): boolean =>
    sight.clockMs - (past.said[`unfit ${nameOf(change)}`] ?? -Infinity) > UNFIT_MS;
  const steps = gateSteps(sight).map(({ action, ...step }) => ({ ...step, action: action.action }));
  const remedies = remediesFor(sight)
    .filter(isFree)
    .flatMap(({ action, target, value }) => {
      const least = action.value?.min ?? value;
      return [value, least].map((much) => ({ action: action.action, target, value: much }));
    });
  return [...steps, ...remedies].filter(isFit);
}

/** What does not stand in the way of a repair, nor hide what it does. */
const safe: ReadonlySet<string> = new Set(["traffic.limit", "traffic.admit", "automation.pause"]);

const repairs: ReadonlySet<string> = new Set([
  "capacity.add",
  "instances.restart",
  "instances.quarantine",
  "change.rollback",
  "change.push",
  "records.refresh",
]);

function prepare({ action, target, value }: Change): Wish {
  return {
    key: `prepare ${nameOf({ action, target, value })}`,
    decides: true,
    everyMs: AGAIN_MS,
    command: { type: "action.prepare", action, target, value },
  };
}

/** Something is in preparation: launched if it is still wanted and the estimate does not speak against it. */
function settle(
  sight: Sight,
  past: Past,
  prepared: NonNullable<Sight["own"]["preparing"]>,
  wanted: readonly Change[],
): readonly Wish[] {
  const { action, target, value } = prepared;
  const isFresh = sight.clockMs - (past.said[prepare(prepared).key] ?? -Infinity) < FRESH_MS;
  const isWanted = isFresh || wanted.some((one) => nameOf(one) === nameOf(prepared));
  const isUnfit = overloads(sight, prepared);
  if (!isWanted || isUnfit) {
    const key = isUnfit ? `unfit ${nameOf(prepared)}` : `dismiss ${nameOf(prepared)}`;
    return [{ key, reads: 1, everyMs: AGAIN_MS, command: { type: "action.dismiss" } }];
  }
  const idea = ideaFor(sight, target);
  return [
    {
      key: `launch ${nameOf(prepared)}`,
      reads: 1,
      everyMs: AGAIN_MS,
      command: { type: "action.launch", action, target, value, ...(idea === null ? {} : { hypothesis: idea }) },
    },
  ];
}

/** Whether the estimate fills a place that is not full now. */
function overloads({ own }: Sight, { action, estimate }: NonNullable<Sight["own"]["preparing"]>): boolean {
  const { verb, value } = own.permitted.find((one) => one.action === action) ?? {};
  // Of a gate it knows nothing of those who were turned away and ask again.
  if (verb === "traffic.limit" || verb === "traffic.admit" || value?.unit === "attempts") return false;
  const most = verb === "traffic.shift" || verb === "cache.warm" ? 0.85 : FULL;
  return estimate.lines.some(({ code, params }) => {
    const { now, after } = params;
    return (
      code === "estimate.load" &&
      typeof now === "number" &&
      typeof after === "number" &&
      after > most &&
      after > now + 0.03
    );
  });
}

/** The idea on the board that a change at this place is about. */
function ideaFor({ common }: Sight, target: string): string | null {
  const open = common.hypotheses.filter(({ state }) => state !== "ruled-out");
  const about = open.filter(({ component }) =>
    component.split(">").some((part) => target.split(">").map(serviceIn).includes(serviceIn(part))),
  );
  return (about[0] ?? open.find(({ mechanism }) => mechanism === mechanismOf.herd))?.id ?? null;
}

function nameOf({ action, target, value }: Change): string {
  return `${action} ${target} ${value}`;
}
