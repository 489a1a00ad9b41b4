/**
 * The risk report as data: every fault screened, the most harmful simulated, the worst of them explained and contained.
 * A generator, so that whoever asks can show progress and say when it is enough: what has not been simulated by then
 * stays screened, and says so.
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
import { screen } from "./screen.ts";
import type { Screened } from "./screen.ts";
import { outcomeIn, outcomeOf, restOf } from "./simulate.ts";
import type { Outcome, Rest } from "./simulate.ts";

export interface Tried {
  readonly change: Change;
  readonly after: Outcome;
  /** Whether no more is left than `CONTAINED` of the harm beyond that of the world at rest. */
  readonly isContained: boolean;
}

export interface Finding {
  readonly fault: Fault;
  readonly screened: number;
  readonly outcome: Outcome;
  readonly loop: Loop;
  /** Changes that were simulated, the cheapest first, up to the first that contains it; null: none was looked for. */
  readonly tried: readonly Tried[] | null;
}

export interface RiskReport {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly stations: number;
  readonly users: number;
  readonly rest: Outcome;
  /** Simulated, the most harmful first. */
  readonly findings: readonly Finding[];
  /** Only screened, the most harmful first. */
  readonly screened: readonly { readonly fault: Fault; readonly userMinutes: number }[];
  /** Whether it was stopped before all that was wanted had been simulated. */
  readonly isCut: boolean;
}

export interface RiskOptions {
  readonly seed: string;
  /** How many faults are simulated, and for how many of them a change is looked for. */
  readonly top: number;
  readonly contain: number;
  readonly isEnough: () => boolean;
}

export interface Progress {
  readonly stage: "rest" | "screening" | "simulating" | "containing";
  readonly done: number;
  readonly of: number;
  readonly what: string;
}

const CONTAINED = 0.3;
/** So many changes are simulated for one finding at most. */
const MOST_TRIES = 4;
/** A change is worth a simulation when the screening sees so much less harm. */
const PROMISING = 0.9;

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

export function* riskOf(healthy: Scenario, options: RiskOptions): Generator<Progress, RiskReport> {
  yield { stage: "rest", done: 0, of: 1, what: "the world at rest" };
  const rest = restOf(healthy, options.seed);
  const faults = faultsOf(healthy);
  yield { stage: "screening", done: 0, of: faults.length, what: "every small fault" };
  const scored = screenedFaults(healthy, rest, faults);
  const chosen = topOf(scored, options.top);
  const found: Finding[] = [];
  for (const [n, { fault }] of chosen.entries()) {
    if (options.isEnough()) break;
    yield { stage: "simulating", done: n, of: chosen.length, what: fault.id };
    found.push(findingOf(rest, fault));
  }
  const ranked = found.sort(byHarm);
  const wanted = [...topOf(ranked, options.contain)].sort(byHarm);
  const tried = new Map<Finding, readonly Tried[]>();
  for (const [n, finding] of wanted.entries()) {
    if (options.isEnough()) break;
    yield { stage: "containing", done: n, of: wanted.length, what: finding.fault.id };
    tried.set(finding, triedFor(rest, finding, options.isEnough));
  }
  const simulated = new Set(ranked.map(({ fault }) => fault));
  const { stations, populations } = modelOf(healthy, null);
  return {
    scenario: healthy,
    seed: options.seed,
    stations: stations.length,
    users: populations.reduce((sum, { users }) => sum + users, 0),
    rest: rest.outcome,
    findings: ranked.map((finding) => ({ ...finding, tried: tried.get(finding) ?? null })),
    screened: scored.flatMap(({ fault, screened }) =>
      simulated.has(fault) ? [] : [{ fault, userMinutes: screened.userMinutes }],
    ),
    isCut: ranked.length < chosen.length || tried.size < wanted.length,
  };
}

/** What a fault does, simulated, and what feeds on it. */
export function findingOf(rest: Rest, fault: Fault): Finding {
  const { model, screened } = screenedFault(rest.healthy, rest, fault);
  const outcome = outcomeOf(rest, fault);
  const emptied = emptiedBy(model, fault);
  const loop = loopOf({ model, screened, emptied, standing: isPartial(fault), fell: outcome.fell });
  return { fault, screened: screened.userMinutes, outcome, loop, tried: null };
}

/** Changes that were simulated against a finding, the cheapest first, up to the first that contains it. */
export function triedFor(
  rest: Rest,
  { fault, loop, outcome }: Finding,
  isEnough: () => boolean = () => false,
): readonly Tried[] {
  const { healthy, seed } = rest;
  const { model, screened } = screenedFault(healthy, rest, fault);
  const before = outcome.userMinutes - rest.outcome.userMinutes;
  const tried: Tried[] = [];
  for (const change of changesFor(healthy, fault.place, { model, screened, loop })) {
    if (tried.length >= MOST_TRIES || isEnough()) break;
    const changed = { ...healthy, world: change.world };
    const hope = screenedFault(changed, rest, fault).screened;
    if (hope.userMinutes > screened.userMinutes * PROMISING) continue;
    const after = outcomeIn(changed, seed, fault);
    const isContained = after.userMinutes - rest.outcome.userMinutes <= CONTAINED * before;
    tried.push({ change, after, isContained });
    if (isContained) break;
  }
  return tried;
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

/** Half of the places for faults that leave their place standing, the rest for the most harmful of all. */
function topOf<Entry extends { readonly fault: Fault }>(scored: readonly Entry[], top: number): readonly Entry[] {
  const partial = scored.filter(({ fault }) => isPartial(fault)).slice(0, Math.ceil(top / 2));
  const others = scored.filter((entry) => !partial.includes(entry)).slice(0, top - partial.length);
  return [...partial, ...others];
}

function byHarm(a: Finding, b: Finding): number {
  return (
    b.outcome.userMinutes - a.outcome.userMinutes ||
    b.outcome.regions - a.outcome.regions ||
    b.outcome.fell.length - a.outcome.fell.length
  );
}
