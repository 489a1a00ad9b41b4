/**
 * How long everything takes, how long its callers wait for it, and how much of it there is. What files tell stands; a
 * default carries the place that it comes from, or says that it is an assumption.
 */
import type { ServiceKind } from "../content/index.ts";
import { guess } from "./graph.ts";
import type { Fact } from "./graph.ts";
import { roundedUp } from "./numbers.ts";
import type { Connected } from "./connect.ts";
import type { Rated, RatedCall } from "./rates.ts";

interface Times {
  readonly ownMs: Fact<number>;
  readonly wholeMs: Fact<number>;
  readonly timeoutMs: Fact<number>;
  readonly retries: Fact<number>;
  readonly replicas: Fact<number>;
  readonly slots: Fact<number>;
}

/** Orders of magnitude within one data centre; the sentence says what they are assumed of. */
const ownWork: Readonly<Record<ServiceKind, readonly [ms: number, of: string]>> = {
  edge: [1, "what passes requests on"],
  gateway: [2, "what checks requests and passes them on"],
  service: [10, "a service's own work between its calls"],
  cache: [1, "a look-up in memory over the network"],
  store: [5, "a query that an index answers"],
  queue: [2, "taking in a message"],
  names: [1, "an answer from memory"],
  "sign-in": [10, "a service's own work between its calls"],
  config: [2, "an answer from memory and the network"],
  discovery: [2, "an answer from memory and the network"],
  metrics: [5, "taking in a batch"],
  job: [50, "a step of a job"],
  "third-party": [150, "a call over the internet"],
};

/** Patience of callers by what they call; of each default its origin. */
function patience(kind: ServiceKind): readonly [ms: number, basis: string] {
  if (kind === "cache") return [2000, "2 s is the default of Jedis, a client of Redis (Protocol.DEFAULT_TIMEOUT)."];
  if (kind === "edge" || kind === "gateway") return [15_000, "15 s is Envoy's default for a route (timeout)."];
  return [1000, "1 s is the default of Hystrix and of Resilience4j's TimeLimiter."];
}

/** So many times the mean: of exponential times one in 500 million is longer, so that a world at rest fails nobody. */
export const ROOM = 20;
/** Busy share that capacity is sized for: at twice the load everything still has slots. */
const BUSY = 0.4;
const FEWEST_SLOTS = 8;
/** Part of the time of an answer that is own work at least, where calls seem to take more than all of it. */
const LEAST_OWN = 0.05;

export function timesOf(
  { nodes }: Connected,
  order: readonly string[],
  { rps, calls }: Pick<Rated, "rps" | "calls">,
): ReadonlyMap<string, Times> {
  const byName = new Map(nodes.map((node) => [node.seen.name, node]));
  const made = new Map<string, RatedCall[]>();
  for (const rated of calls) {
    if (rated.mode.value !== "hard") continue;
    const known = made.get(rated.call.from);
    if (known) known.push(rated);
    else made.set(rated.call.from, [rated]);
  }
  const times = new Map<string, Times>();
  for (const name of [...order].reverse()) {
    const node = byName.get(name);
    if (!node) continue;
    const { seen, kind } = node;
    const waited = (made.get(name) ?? []).reduce(
      (sum, { call, perRequest }) => sum + Math.min(1, perRequest.value) * (times.get(call.to)?.wholeMs.value ?? 0),
      0,
    );
    const ownMs = ownOf(seen.ownMs, seen.wholeMs, waited, kind.value);
    const wholeMs = seen.wholeMs ?? guess(ownMs.value + waited, "Its own work, and the calls that it waits for.");
    const longest = Math.max(wholeMs.value, ownMs.value + waited);
    const replicas = seen.replicas ?? replicasOf(kind.value);
    times.set(name, {
      ownMs,
      wholeMs,
      timeoutMs: seen.timeoutMs ?? timeoutOf(kind.value, longest),
      retries: seen.retries ?? guess(0, "No file tells of any."),
      replicas,
      slots: slotsOf(rps.get(name)?.value ?? 0, longest, replicas.value),
    });
  }
  return times;
}

function ownOf(
  own: Fact<number> | undefined,
  whole: Fact<number> | undefined,
  waited: number,
  kind: ServiceKind,
): Fact<number> {
  if (own) return own;
  if (whole) {
    const left = Math.max(whole.value - waited, whole.value * LEAST_OWN);
    return waited === 0 ? whole : guess(left, "What is left of its answer's time without the calls that it waits for.");
  }
  const [ms, of] = ownWork[kind];
  return guess(ms, `Assumed, no file tells: ${ms} ms for ${of}.`);
}

function timeoutOf(kind: ServiceKind, wholeMs: number): Fact<number> {
  const [ms, basis] = patience(kind);
  const needed = wholeMs * ROOM;
  if (needed <= ms) return guess(ms, basis);
  return guess(
    roundedUp(needed),
    `${ROOM} times what an answer takes on average, so that a healthy system fails nobody.`,
  );
}

function replicasOf(kind: ServiceKind): Fact<number> {
  return kind === "third-party"
    ? guess(1, "What others run is one thing from here.")
    : guess(2, "No file tells; two, so that one may go.");
}

function slotsOf(rps: number, holdMs: number, replicas: number): Fact<number> {
  const needed = Math.ceil((rps * holdMs) / 1000 / BUSY / Math.max(1, replicas));
  return guess(
    Math.max(FEWEST_SLOTS, needed),
    needed > FEWEST_SLOTS
      ? `Enough for its replicas to be ${BUSY * 100} % busy at rest; no file tells of its threads or connections.`
      : `${FEWEST_SLOTS} at least; no file tells of its threads or connections.`,
  );
}
