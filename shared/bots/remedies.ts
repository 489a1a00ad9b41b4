/**
 * Which of the changes that a seat may make fits what it sees, by rules of the trade and not by names: what multiplies
 * load is cut first, then arrivals are held back where something is full, what spreads is stopped, what was changed just
 * before is taken back, and only then is anything added. A change whose own metric is well is not needed.
 */
import { secondsToTicks } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import type { ActionView, PermittedAction } from "../protocol/index.ts";
import { onStep } from "./slider.ts";
import { calleesOf, isMet, nodesNamed, regionIn, rootsOf, serviceIn, waysNamed } from "./places.ts";
import type { Place, Sight } from "./sight.ts";

export interface Remedy {
  readonly action: PermittedAction;
  readonly target: string;
  readonly value: number;
  /** How well it fits, 0..100. */
  readonly fit: number;
  /**
   * contain: fewer calls for what is full. stop: nothing goes on by itself. Both are safe beside other changes; repairs
   * are made one at a time, so that one can tell which of them worked.
   */
  readonly kind: "contain" | "stop" | "repair";
}

/** How badly a region's users fare before arrivals are held back. */
const CONTAIN_ABOVE = 0.04;
const RETRIES_ABOVE = 1.25;
/** A change that went in so long before the first page may have something to do with it. */
const SUSPECT_TICKS = secondsToTicks(45 * 60);
/** What was tried is not tried again so soon. */
const AGAIN_TICKS = secondsToTicks(600);
const RETRY_TICKS = secondsToTicks(150);
const MOST_FAILURES = 2;

type Judge = (sight: Sight, action: PermittedAction, target: string) => Pick<Remedy, "fit" | "kind"> | null;

/** The best first. */
export function remediesFor(sight: Sight): readonly Remedy[] {
  const found = sight.own.permitted.flatMap((action) =>
    action.targets.flatMap(({ target, refusal }) => {
      const judged = refusal || isTried(sight, action, target) ? null : judges[action.verb](sight, action, target);
      return judged ? [{ action, target, value: valueFor(sight, action, target), ...judged }] : [];
    }),
  );
  return found.sort((a, b) => b.fit - a.fit);
}

/** Where a slider is put: attempts to the least, new replicas to what is missing, all else where its author put it. */
function valueFor(sight: Sight, { value, verb }: PermittedAction, target: string): number {
  if (!value) return 0;
  if (value.unit === "attempts") return value.min;
  const lost = Math.max(0, ...nodesNamed(sight, target).map(({ lostReplicas }) => lostReplicas));
  return verb === "capacity.add" && lost > value.initial ? onStep(value, lost) : value.initial;
}

const judges: Readonly<Record<PermittedAction["verb"], Judge>> = {
  "parameter.set": (sight, action, target) => {
    if (action.value?.unit === "attempts") {
      const isHerd = waysNamed(sight, target).some(({ attemptsPerCall }) => attemptsPerCall > RETRIES_ABOVE);
      return isHerd ? { fit: 95, kind: "contain" } : null;
    }
    if (!isNeeded(sight, action, target)) return null;
    const isAtRoot = isRoot(sight, target);
    // A switch that is either on or off, and of which no metric tells whether it helped, is left alone.
    if (isSwitch(action) && !action.verify) return null;
    const isWanting = isUnmet(sight, action, target);
    if (!isAtRoot && !action.verify) return null;
    return { fit: (isAtRoot ? 44 : 30) + verified(action) + (isWanting ? 10 : 0), kind: "repair" };
  },
  "traffic.limit": holdBack,
  "traffic.admit": holdBack,
  "traffic.shift": (sight, action, target) => {
    const region = regionIn(sight, target);
    const others = sight.nodes.filter(({ region: at }) => at !== region);
    const isSafe = others.every(({ isSick, utilization }) => !isSick && (utilization ?? 0) < 0.5);
    return (sight.affected.get(region ?? "") ?? 0) > 0.4 && isSafe && isNeeded(sight, action, target)
      ? { fit: 20, kind: "repair" }
      : null;
  },
  "capacity.add": (sight, action, target) => {
    // What was taken away is put back, whatever else is wrong.
    const isRobbed = nodesNamed(sight, target).some(({ missingReplicas }) => missingReplicas > 0.25);
    if (isRobbed && isNeeded(sight, action, target)) return { fit: 64, kind: "repair" };
    const isShort = nodesNamed(sight, target).some(
      (node) => node.isFull && !calleesOf(sight, node).some(({ isSick }) => isSick),
    );
    return isShort && isNeeded(sight, action, target) ? { fit: 50, kind: "repair" } : null;
  },
  "capacity.remove": never,
  "instances.restart": (sight, action, target) => {
    const isSafe = nodesNamed(sight, target).every(({ view }) => view.kind !== "cache" && view.kind !== "store");
    const isStuck = nodesNamed(sight, target).some(
      ({ missingReplicas, isFailing, ceiling }) => isFailing && (missingReplicas > 0.4 || (ceiling ?? 0) > 0.95),
    );
    return isSafe && isStuck && isNeeded(sight, action, target) ? { fit: 26, kind: "repair" } : null;
  },
  "instances.quarantine": (sight, action, target) =>
    action.verify && isRoot(sight, target) && isNeeded(sight, action, target) ? { fit: 34, kind: "repair" } : null,
  "cache.flush": never,
  // What is lost by these is lost for good, and a freeze stops the team's own repairs too.
  "queue.purge": never,
  "store.restore": never,
  "changes.freeze": never,
  "cache.warm": (sight, action, target) => {
    const caches = nodesNamed(sight, target);
    if (!isHurt(sight, target)) return null;
    const isCold = caches.some(({ hitsLost }) => hitsLost > 0.02) || (action.verify && isUnmet(sight, action, target));
    const stores = sight.nodes.filter(
      ({ view, region }) => view.kind === "store" && caches.some((cache) => cache.region === region),
    );
    const hasRoom = stores.every(({ isFailing, utilization }) => !isFailing && (utilization ?? 0.5) < 0.8);
    return isCold && hasRoom ? { fit: 60, kind: "repair" } : null;
  },
  "records.refresh": (sight, action, target) => {
    const isStale = sight.cards.some(
      ({ headline, target: at }) =>
        headline.code.startsWith("look.path.copy") &&
        headline.code !== "look.path.copy.good" &&
        serviceIn(at) === serviceIn(target),
    );
    return isStale || (isRoot(sight, target) && isNeeded(sight, action, target))
      ? { fit: isStale ? 62 : 36, kind: "repair" }
      : null;
  },
  "automation.pause": (sight, _action, target) => {
    const isStill = sight.own.automations.some(({ id, isPaused }) => id === target && isPaused);
    if (isStill || !isHurt(sight, target)) return null;
    const failover = sight.common.automations.find(({ id }) => id === target);
    if (target.startsWith("failover")) {
      const isMoving = failover !== undefined && !failover.isPaused && (failover.share ?? 0) > 0;
      return isMoving ? { fit: 72, kind: "stop" } : null;
    }
    if (!target.includes(":")) return { fit: hasWorked(sight, target) ? 85 : 70, kind: "stop" };
    const isHarming = decisionsOf(sight, target).some(({ did }) => did === "evict" || did === "scale-in");
    return isHarming ? { fit: 76, kind: "stop" } : null;
  },
  "automation.resume": never,
  "automation.override": (sight, action, target) =>
    action.verify && isNeeded(sight, action, target) ? { fit: 42, kind: "repair" } : null,
  "change.rollback": takeBack,
  "change.push": takeBack,
  "breaker.force": (sight, action, target) => {
    const isLost = waysNamed(sight, target).some(
      ({ reading, view }) => view.kind === "soft" && (reading?.errorRatio ?? 0) > 0.3,
    );
    return isLost && isNeeded(sight, action, target) ? { fit: 40, kind: "repair" } : null;
  },
};

function isSwitch({ value }: PermittedAction): boolean {
  return value?.min === 0 && value.max === 1 && value.step === 1 && value.unit === "";
}

function never(): null {
  return null;
}

/** Fewer arrivals, where users fail and something behind the gate cannot keep up. */
function holdBack(sight: Sight, action: PermittedAction, target: string): ReturnType<Judge> {
  const region = regionIn(sight, target);
  const harm = region === null ? sight.affectedRatio : (sight.affected.get(region) ?? 0);
  const isLoaded = sight.nodes.some((node) => node.isSick && (region === null || node.region === region));
  if (harm < CONTAIN_ABOVE || !isLoaded || !isNeeded(sight, action, target)) return null;
  return { fit: 78 + Math.min(10, harm * 10), kind: "contain" };
}

/** What went in just before the trouble, where the trouble is. */
function takeBack(sight: Sight, action: PermittedAction, target: string): ReturnType<Judge> {
  if (!isNeeded(sight, action, target)) return null;
  if (hasWorked(sight, target)) return { fit: 66 + verified(action) - leadOf(action), kind: "repair" };
  const isSuspect = isRoot(sight, target) && changesAt(sight, serviceIn(target)).length > 0;
  return isSuspect ? { fit: 52 + verified(action) - leadOf(action), kind: "repair" } : null;
}

function verified({ verify }: PermittedAction): number {
  return verify ? 6 : 0;
}

/** Of two ways to the same, the quicker one. */
function leadOf({ leadS }: PermittedAction): number {
  return Math.min(10, leadS / 30);
}

/** Users are hurt where it would act, and its own metric, where it names one, does not say that all is well there. */
function isNeeded(sight: Sight, action: PermittedAction, target: string): boolean {
  return isHurt(sight, target) && (!action.verify || isMet(sight, action.verify, target) !== true);
}

function isHurt(sight: Sight, target: string): boolean {
  const region = regionIn(sight, target);
  const harm = region === null ? sight.affectedRatio : (sight.affected.get(region) ?? 0);
  return harm > 0.01 || sight.isPaged;
}

function isUnmet(sight: Sight, { verify }: PermittedAction, target: string): boolean {
  return verify ? isMet(sight, verify, target) === false : false;
}

function isRoot(sight: Sight, target: string): boolean {
  const roots = new Set<Place>(rootsOf(sight));
  return nodesNamed(sight, target).some((node) => roots.has(node));
}

function decisionsOf({ own, tick }: Sight, automation: string) {
  const isMeant = (actor: string): boolean => actor === automation || actor.startsWith(`${automation}@`);
  return own.decisions.filter((decision) => isMeant(decision.actor) && decision.tick > tick - SUSPECT_TICKS);
}

/** Whether an automation has done something of late, by its own log or by the change feed. */
function hasWorked(sight: Sight, automation: string): boolean {
  return (
    decisionsOf(sight, automation).some(({ did }) => did !== "steady" && did !== "hold" && did !== "paused") ||
    changesAt(sight, automation).length > 0
  );
}

/** Lines of the change feed about a service or by an automation, as far as somebody has read it. */
export function changesAt(sight: Sight, name: string): readonly { readonly tick: Tick; readonly kind: string }[] {
  const since = firstPageTick(sight) - SUSPECT_TICKS;
  return sight.cards.flatMap(({ detail }) =>
    detail.kind === "changes"
      ? detail.changes.filter(
          ({ service, by, kind, tick }) =>
            kind !== "team" && tick > since && (serviceIn(service) === name || by === name),
        )
      : [],
  );
}

export function firstPageTick({ common, tick }: Sight): Tick {
  const pages = common.timeline.filter(
    ({ message }) => message.code === "alert.fired" && message.params["severity"] === "page",
  );
  return pages[0]?.tick ?? tick;
}

/** Whether it is done, under way, failed a moment ago or twice, or was taken back because it hurt. */
function isTried({ common, tick }: Sight, { action, verb }: PermittedAction, target: string): boolean {
  const same = common.actions.filter((change) => change.action === action && change.target === target);
  if (same.filter(({ state }) => state === "failed").length >= MOST_FAILURES) return true;
  return same.some((change: ActionView) => {
    switch (change.state) {
      case "proposed":
      case "running":
      case "undoing":
      case "undone":
        return true;
      case "effective":
        return verb !== "cache.warm" || (change.dueTick ?? 0) > tick - AGAIN_TICKS;
      case "denied":
        return change.proposedTick > tick - AGAIN_TICKS;
      case "failed":
      case "cancelled":
        return (change.dueTick ?? change.proposedTick) > tick - RETRY_TICKS;
    }
  });
}
