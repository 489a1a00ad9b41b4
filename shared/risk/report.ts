/**
 * The risk report as data: every fault screened, the most harmful simulated, the worst of them explained and contained.
 * Here are its steps, each a pure function of what crosses to a thread; in which order and where they run is for
 * whoever wants a report to say. What has not been simulated stays screened, and says so.
 */
import type { Scenario } from "../content/index.ts";
import { changesFor } from "./contain.ts";
import type { Change } from "./contain.ts";
import { faultsOf } from "./faults.ts";
import type { Fault, FaultKind } from "./faults.ts";
import { loopOf } from "./loop.ts";
import type { Loop } from "./loop.ts";
import { modelOf } from "./model.ts";
import type { Model } from "./model.ts";
import { ownShareOf } from "./ownShare.ts";
import { screen } from "./screen.ts";
import type { Screened } from "./screen.ts";
import { outcomeIn, outcomeOf, restOf } from "./simulate.ts";
import type { Outcome, Rest } from "./simulate.ts";

export interface Tried {
  readonly change: Omit<Change, "world">;
  readonly after: Outcome;
  /** Whether no more is left than `CONTAINED` of the harm beyond that of the world at rest. */
  readonly isContained: boolean;
}

export interface Finding {
  readonly fault: Fault;
  readonly screened: number;
  readonly outcome: Outcome;
  readonly loop: Loop;
  /** User-minutes that the fault takes away by itself. */
  readonly ownShare: number;
  /** Whether the system makes far more of it. */
  readonly isAmplified: boolean;
  /** Changes that were simulated, the cheapest first, up to the first that contains it; null: none was looked for. */
  readonly tried: readonly Tried[] | null;
}

export interface RiskReport {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly stations: number;
  readonly users: number;
  readonly rest: Outcome;
  /** Simulated: those that the system amplifies, then the others; the most harmful of each first. */
  readonly findings: readonly Finding[];
  /** Only screened, the most harmful first. */
  readonly screened: readonly ScreenedFault[];
  /** Whether it was stopped before all that was wanted had been simulated. */
  readonly isCut: boolean;
}

export interface ScreenedFault {
  readonly fault: Fault;
  readonly userMinutes: number;
}

/** A world at rest, and every small fault of it screened, the most harmful first. */
export interface Survey {
  readonly rest: Rest;
  readonly screened: readonly ScreenedFault[];
}

const CONTAINED = 0.3;
/** So many changes are simulated for one finding at most. */
const MOST_TRIES = 4;
/** A change is worth a simulation when the screening sees so much less harm. */
const PROMISING = 0.9;
/** The harm of an amplified fault is so many times its own share, and so much of all that could be lost. */
const AMPLIFIED = 2;
const NOTABLE = 0.05;

/** Faults that leave their place standing: small causes in the narrow sense. Half of the simulations are theirs. */
const outright: ReadonlySet<FaultKind> = new Set(["gone", "hangs", "key-expired", "record-missing", "site-lost"]);

function isPartial({ kind }: Pick<Fault, "kind">): boolean {
  return !outright.has(kind);
}

interface Scored {
  readonly fault: Fault;
  readonly model: Model;
  readonly screened: Screened;
}

export function surveyOf(healthy: Scenario, seed: string): Survey {
  const rest = restOf(healthy, seed);
  const scored = screenedFaults(healthy, rest, faultsOf(healthy));
  return { rest, screened: scored.map(({ fault, screened: { userMinutes } }) => ({ fault, userMinutes })) };
}

/**
 * Half of the places for faults that leave their place standing, the rest for the most harmful of all; in the order of
 * their harm, so that what is cut short has both.
 */
export function worthSimulating({ screened }: Survey, top: number): readonly Fault[] {
  const order = varied(screened);
  const partial = order.filter(({ fault }) => isPartial(fault)).slice(0, Math.ceil(top / 2));
  const others = order.filter((entry) => !partial.includes(entry)).slice(0, top - partial.length);
  const chosen = new Set([...partial, ...others]);
  return order.filter((entry) => chosen.has(entry)).map(({ fault }) => fault);
}

/** The same fault of one service in a second region teaches half as much, in a third one a third. */
function varied(screened: readonly ScreenedFault[]): readonly ScreenedFault[] {
  const met = new Map<string, number>();
  const weighed = screened.map((entry) => {
    const [service = ""] = entry.fault.place.split("@");
    const name = `${entry.fault.kind}:${service}`;
    const nth = (met.get(name) ?? 0) + 1;
    met.set(name, nth);
    return { entry, weight: entry.userMinutes / nth };
  });
  return weighed.sort((a, b) => b.weight - a.weight).map(({ entry }) => entry);
}

/** What a fault does, simulated, and what feeds on it. */
export function findingOf(rest: Rest, fault: Fault): Finding {
  const { model, screened } = screenedFault(rest.healthy, rest, fault);
  const outcome = outcomeOf(rest, fault);
  const emptied = emptiedBy(model, fault);
  const loop = loopOf({ model, screened, emptied, standing: isPartial(fault), fell: outcome.fell });
  const ownShare = ownShareOf(rest, fault);
  const harm = outcome.userMinutes - rest.outcome.userMinutes;
  const all = HOUR_MINUTES * usersOf(model);
  const isAmplified = harm >= AMPLIFIED * ownShare && harm >= NOTABLE * all;
  return { fault, screened: screened.userMinutes, outcome, loop, ownShare, isAmplified, tried: null };
}

const HOUR_MINUTES = 60;

/** Those that the system amplifies go first: they are what nobody expects of the fault alone. */
export function ranked(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      Number(b.isAmplified) - Number(a.isAmplified) ||
      b.outcome.userMinutes - a.outcome.userMinutes ||
      b.outcome.regions - a.outcome.regions ||
      b.outcome.fell.length - a.outcome.fell.length ||
      (a.fault.id < b.fault.id ? -1 : 1),
  );
}

/** Changes that are worth a simulation, the cheapest first. */
export function promisingFor(rest: Rest, { fault, loop }: Pick<Finding, "fault" | "loop">): readonly Change[] {
  const { healthy } = rest;
  const { model, screened } = screenedFault(healthy, rest, fault);
  const isPromising = ({ world }: Change): boolean =>
    screenedFault({ ...healthy, world }, rest, fault).screened.userMinutes <= screened.userMinutes * PROMISING;
  return changesFor(healthy, fault.place, { model, screened, loop }).filter(isPromising).slice(0, MOST_TRIES);
}

/** A finding once more with a change, lived through from the pre-roll on. */
export function triedWith(rest: Rest, { fault, outcome }: Pick<Finding, "fault" | "outcome">, change: Change): Tried {
  const after = outcomeIn({ ...rest.healthy, world: change.world }, rest.seed, fault);
  const harm = ({ userMinutes }: Outcome): number => userMinutes - rest.outcome.userMinutes;
  const { world: _world, ...told } = change;
  return { change: told, after, isContained: harm(after) <= CONTAINED * harm(outcome) };
}

/** What is known so far, put together. */
export function reportOf({ rest, screened }: Survey, findings: readonly Finding[], isCut: boolean): RiskReport {
  const model = modelOf(rest.healthy, null);
  const simulated = new Set(findings.map(({ fault: { id } }) => id));
  return {
    scenario: rest.healthy,
    seed: rest.seed,
    stations: model.stations.length,
    users: usersOf(model),
    rest: rest.outcome,
    findings: ranked(findings),
    screened: screened.filter(({ fault }) => !simulated.has(fault.id)),
    isCut,
  };
}

function usersOf({ populations }: Model): number {
  return populations.reduce((sum, { users }) => sum + users, 0);
}

function screenedFault(healthy: Scenario, { hits }: Pick<Rest, "hits">, fault: Fault): Scored {
  const model = modelOf(healthy, fault, hits);
  return { fault, model, screened: screen(model, { emptied: emptiedBy(model, fault) }) };
}

/** The most harmful first; of equals the one that fills a station more. */
export function screenedFaults(
  healthy: Scenario,
  rest: Pick<Rest, "hits">,
  faults: readonly Fault[],
): readonly Scored[] {
  const scored = faults.map((fault) => screenedFault(healthy, rest, fault));
  const fullest = ({ stations }: Screened): number => Math.max(...stations.map(({ load }) => load));
  return scored.sort(
    (a, b) => b.screened.userMinutes - a.screened.userMinutes || fullest(b.screened) - fullest(a.screened),
  );
}

function emptiedBy({ topology }: Model, { empties }: Fault): string | null {
  if (!empties) return null;
  const station = topology.stations.find(
    ({ service, region }) => service.id === empties.service && topology.world.regions[region].id === empties.region,
  );
  return station?.id ?? null;
}
