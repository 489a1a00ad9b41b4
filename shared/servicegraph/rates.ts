/**
 * How often everything is asked. What is seen stands; the rest follows from it: what comes to a service goes on to what
 * it calls, from people down, and where nothing is seen at all people are taken to ask a hundred times a second.
 */
import type { Connected, Node } from "./connect.ts";
import { MOST_FLOW, MOST_PER_REQUEST } from "./bounds.ts";
import { guess } from "./graph.ts";
import type { Fact, SeenCall } from "./graph.ts";
import { figure } from "./numbers.ts";
import type { SystemMode } from "./system.ts";

export interface Rated {
  readonly rps: ReadonlyMap<string, Fact<number>>;
  /** What people ask of it themselves. */
  readonly peopleRps: ReadonlyMap<string, number>;
  readonly calls: readonly RatedCall[];
  readonly notes: readonly string[];
}

export interface RatedCall {
  readonly call: SeenCall;
  readonly mode: Fact<SystemMode>;
  readonly perRequest: Fact<number>;
}

/** Nothing tells how many people there are; a round number that a stopwatch can follow. */
const ASSUMED_RPS = 100;
/** With fewer than this a round has nothing to measure. */
const LEAST_RPS = 20;
/** A request is taken to make so many of the calls that its service can make. */
const CALLS_PER_REQUEST = 2;
/** Spans in a batch: the default of OpenTelemetry's batch processor (maxExportBatchSize). */
const SPANS_PER_BATCH = 512;
/** What is asked more by this share than its callers account for is asked by people too. */
const UNEXPLAINED = 0.05;

export function ratesOf(
  { nodes }: Connected,
  { order, calls }: { readonly order: readonly string[]; readonly calls: readonly SeenCall[] },
): Rated {
  const byName = new Map(nodes.map((node) => [node.seen.name, node]));
  const into = grouped(calls, ({ to }) => to);
  const out = grouped(calls, ({ from }) => from);
  const modes = new Map(calls.map((call) => [call, modeOf(call, byName)]));
  const isByRequest = (call: SeenCall): boolean => modes.get(call)?.value !== "loop";
  const weights = nodes.reduce((sum, { entry, seen: { rps } }) => sum + (rps ? 0 : (entry?.value ?? 0)), 0);

  const flows = new Map<SeenCall, Fact<number>>();
  const rates = new Map<string, Fact<number>>();
  const people = new Map<string, number>();
  for (const name of order) {
    const node = byName.get(name);
    if (!node) continue;
    const inward = (into.get(name) ?? []).filter(isByRequest);
    for (const call of inward) {
      const siblings = (out.get(call.from) ?? []).filter(isByRequest).length;
      flows.set(call, flowOf(call, rates.get(call.from)?.value ?? 0, siblings, byName.get(call.to)));
    }
    fit(node, inward, flows);
    const sum = inward.reduce((total, call) => total + (flows.get(call)?.value ?? 0), 0);
    const own = peopleOf(node, sum, out.get(name) ?? [], weights);
    if (own.value > 0) people.set(name, own.value);
    rates.set(name, rateOf(node, sum, own));
  }

  const total = [...people.values()].reduce((sum, rps) => sum + rps, 0);
  const times = total > 0 && total < LEAST_RPS ? ASSUMED_RPS / total : 1;
  const scaled = ({ value, basis, isGuess }: Fact<number>): Fact<number> =>
    times === 1 ? { value, basis, isGuess } : guess(value * times, `${basis} Multiplied by ${figure(times)}.`);
  return {
    rps: new Map([...rates].map(([name, rate]) => [name, scaled(rate)])),
    peopleRps: new Map([...people].map(([name, rps]) => [name, rps * times])),
    calls: calls.map((call) => ({
      call,
      mode: modes.get(call) ?? guess("hard", ""),
      perRequest: perRequestOf(call, flows.get(call), rates.get(call.from)?.value ?? 0),
    })),
    notes:
      times === 1
        ? []
        : [
            `All rates are multiplied by ${figure(times)}: people ask ${figure(total)} times a second in your files, too few to measure anything in a round.`,
          ],
  };
}

function modeOf(call: SeenCall, byName: ReadonlyMap<string, Node>): Fact<SystemMode> {
  if (call.mode) return call.mode;
  const kind = byName.get(call.to)?.kind.value;
  const from = byName.get(call.from)?.kind.value;
  if (kind === "metrics") return guess("async", "Telemetry is sent beside the requests.");
  if (kind === "queue" || from === "queue") return guess("async", "Nobody waits for what goes through a queue.");
  const isMeasured = call.rps ?? call.perRequest;
  if (!isMeasured && (kind === "names" || kind === "discovery" || kind === "config"))
    return guess("loop", "Replicas ask it by themselves every 30 s, not for each request.");
  return guess("hard", "A request is taken to need it.");
}

function flowOf(call: SeenCall, callerRps: number, siblings: number, callee: Node | undefined): Fact<number> {
  const most = callerRps * MOST_PER_REQUEST;
  if (call.rps && call.rps.value > most)
    return guess(most, `A request is taken to make it ${MOST_PER_REQUEST} times, and no more often.`);
  if (call.rps) return call.rps;
  const { perRequest } = call;
  if (perRequest) return { ...perRequest, value: Math.min(MOST_FLOW, perRequest.value * callerRps) };
  if (callee?.kind.value === "metrics")
    return guess(
      callerRps / SPANS_PER_BATCH,
      `One batch of ${SPANS_PER_BATCH} spans at a time, OpenTelemetry's default.`,
    );
  const share = Math.min(1, CALLS_PER_REQUEST / siblings);
  const basis =
    share === 1
      ? "Each request is taken to make it once."
      : `Of the ${siblings} calls that its caller can make, a request is taken to make ${CALLS_PER_REQUEST}.`;
  return guess(callerRps * share, basis);
}

/** Where it is known how often a service is asked, its callers' shares that are not are made to fit. */
function fit({ seen: { rps } }: Node, inward: readonly SeenCall[], flows: Map<SeenCall, Fact<number>>): void {
  const free = inward.filter((call) => !call.rps && !call.perRequest);
  const sumOf = (some: readonly SeenCall[]): number =>
    some.reduce((sum, call) => sum + (flows.get(call)?.value ?? 0), 0);
  const open = sumOf(free);
  if (!rps || open <= 0) return;
  const rest = Math.max(0, rps.value - sumOf(inward.filter((call) => !free.includes(call))));
  for (const call of free)
    flows.set(
      call,
      guess(
        ((flows.get(call)?.value ?? 0) * rest) / open,
        "Its callers share what it is seen to be asked, by how much they are asked.",
      ),
    );
}

function peopleOf(
  { seen: { rps }, entry }: Node,
  fromCallers: number,
  made: readonly SeenCall[],
  weights: number,
): Fact<number> {
  if (rps) {
    const rest = rps.value - fromCallers;
    const isTheirs = rest > rps.value * (entry ? 1e-9 : UNEXPLAINED);
    return isTheirs ? { ...rps, value: rest } : guess(0, "");
  }
  if (!entry) return guess(0, "");
  const seenCalls = made.flatMap((call) => call.rps ?? []);
  if (seenCalls.length > 0) {
    const most = Math.max(...seenCalls.map(({ value }) => value));
    return guess(Math.max(0, most - fromCallers), "As often as the call that it makes most.");
  }
  return guess(
    (ASSUMED_RPS * entry.value) / weights,
    `No file tells how much people ask; ${ASSUMED_RPS} requests a second in all are assumed. ${entry.basis}`,
  );
}

function rateOf({ seen: { rps } }: Node, fromCallers: number, own: Fact<number>): Fact<number> {
  if (rps && rps.value >= fromCallers) return rps;
  if (own.value > 0) return { ...own, value: own.value + fromCallers };
  return guess(fromCallers, fromCallers > 0 ? "What its callers ask of it." : "Nobody is seen to ask it.");
}

function perRequestOf(call: SeenCall, flow: Fact<number> | undefined, callerRps: number): Fact<number> {
  if (!flow) return guess(0, "Replicas ask by themselves.");
  if (call.perRequest) return call.perRequest;
  return { ...flow, value: callerRps > 0 ? flow.value / callerRps : 0 };
}

function grouped(
  calls: readonly SeenCall[],
  key: (call: SeenCall) => string,
): ReadonlyMap<string, readonly SeenCall[]> {
  const groups = new Map<string, SeenCall[]>();
  for (const call of calls) {
    const group = groups.get(key(call));
    if (group) group.push(call);
    else groups.set(key(call), [call]);
  }
  return groups;
}
