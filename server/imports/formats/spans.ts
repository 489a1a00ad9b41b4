/**
 * From spans, whatever wrote them, to a service graph: who called whom for how many requests, how long that took, and
 * what part of it was own work. Traces are a sample, so counts are taken in proportion and never as a rate.
 */
import { guess, openSketch, seen } from "../../../shared/servicegraph/index.ts";
import type { CallFacts, ServiceGraph } from "../../../shared/servicegraph/index.ts";

export interface Span {
  /** Unlike that of any other span of the file. */
  readonly key: string;
  readonly parent: string | undefined;
  readonly service: string;
  readonly group?: string | undefined;
  readonly kind: "server" | "client" | "producer" | "consumer" | "internal";
  readonly startMs: number;
  readonly endMs: number;
  readonly isError: boolean;
  /** By the conventions of OpenTelemetry; older names are the readers' business. */
  readonly peer: Peer;
}

export interface Peer {
  /** `db.system` and `messaging.system`. */
  readonly database?: string | undefined;
  readonly messaging?: string | undefined;
  /** `peer.service`, or else the host. */
  readonly name?: string | undefined;
}

interface Tally {
  requests: number;
  errors: number;
  wholeMs: number;
  ownMs: number;
  roots: number;
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly isAsync: boolean;
  /** How the callee is known where it sends no spans. */
  readonly system: string | undefined;
  count: number;
}

export function graphOfSpans(spans: readonly Span[]): ServiceGraph {
  const byKey = new Map(spans.map((span) => [span.key, span]));
  const children = new Map<string, Span[]>();
  for (const span of spans) {
    if (span.parent === undefined) continue;
    const siblings = children.get(span.parent);
    if (siblings) siblings.push(span);
    else children.set(span.parent, [span]);
  }
  const tallies = new Map<string, Tally>();
  const arrows = new Map<string, Arrow>();
  const count = (from: string, to: string, isAsync: boolean, system?: string): void => {
    if (from === to) return;
    const key = JSON.stringify([from, to]);
    const arrow = arrows.get(key) ?? { from, to, isAsync, system, count: 0 };
    arrow.count++;
    arrows.set(key, arrow);
  };
  for (const span of spans) {
    const parent = span.parent === undefined ? undefined : byKey.get(span.parent);
    const isRequest = parent?.service !== span.service;
    if (isRequest) {
      add(tallies, span, children, span.parent === undefined);
      if (span.kind === "consumer" && span.peer.messaging !== undefined)
        count(brokerOf(span.peer), span.service, true, undefined);
      else if (parent) count(parent.service, span.service, parent.kind === "producer");
    }
    if (span.kind === "producer" && span.peer.messaging !== undefined)
      count(span.service, brokerOf(span.peer), true, span.peer.messaging);
    else if (
      span.kind === "client" &&
      !(children.get(span.key) ?? []).some(({ service }) => service !== span.service)
    ) {
      const { database, name } = span.peer;
      if (database !== undefined) count(span.service, name ?? `${span.service}-${database}`, false, database);
      else if (name !== undefined) count(span.service, name, false, undefined);
    }
  }
  return drawn(spans, tallies, [...arrows.values()]);
}

function brokerOf({ name, messaging = "" }: Peer): string {
  return name ?? messaging;
}

function add(
  tallies: Map<string, Tally>,
  span: Span,
  children: ReadonlyMap<string, readonly Span[]>,
  isRoot: boolean,
): void {
  const tally = tallies.get(span.service) ?? { requests: 0, errors: 0, wholeMs: 0, ownMs: 0, roots: 0 };
  const wholeMs = Math.max(0, span.endMs - span.startMs);
  tally.requests++;
  tally.errors += Number(span.isError);
  tally.wholeMs += wholeMs;
  tally.ownMs += Math.max(0, wholeMs - waitedMs(span, children));
  tally.roots += Number(isRoot);
  tallies.set(span.service, tally);
}

/** The time within a span in which a call out of its service was open; calls side by side count once. */
function waitedMs(request: Span, children: ReadonlyMap<string, readonly Span[]>): number {
  const calls: (readonly [number, number])[] = [];
  const inside: Span[] = [request];
  const walked = new Set<string>();
  for (let span = inside.pop(); span; span = inside.pop()) {
    if (walked.has(span.key)) continue;
    walked.add(span.key);
    for (const child of children.get(span.key) ?? []) {
      const isOut = child.kind === "client" || child.service !== request.service;
      if (isOut) calls.push([Math.max(request.startMs, child.startMs), Math.min(request.endMs, child.endMs)]);
      else inside.push(child);
    }
  }
  calls.sort(([a], [b]) => a - b);
  let sum = 0;
  let until = -Infinity;
  for (const [from, to] of calls) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}

function drawn(spans: readonly Span[], tallies: ReadonlyMap<string, Tally>, arrows: readonly Arrow[]): ServiceGraph {
  const sketch = openSketch();
  const groups = new Map(spans.map(({ service, group }) => [service, group]));
  for (const [name, { requests, errors, wholeMs, ownMs, roots }] of tallies) {
    const basis = `The mean of ${requests} ${requests === 1 ? "request" : "requests"} in the traces.`;
    sketch.service(name, {
      group: groups.get(name),
      wholeMs: seen(wholeMs / requests, basis),
      ownMs: seen(ownMs / requests, basis),
      errorRatio: seen(errors / requests, basis),
      ...(roots > 0 ? { entry: seen(roots, `${roots} traces begin there.`) } : {}),
    });
  }
  for (const { from, to, isAsync, system, count } of arrows) {
    const requests = tallies.get(from)?.requests ?? 0;
    const facts: CallFacts = {
      ...(isAsync ? { mode: seen("async" as const, "It goes through a broker.") } : {}),
      ...(requests > 0
        ? { perRequest: seen(count / requests, `${count} calls in ${requests} of its requests.`) }
        : { perRequest: guess(1, "Each message is taken to go on once.") }),
    };
    sketch.call(from, to, seen(true, "It is in the traces."), facts);
    if (system !== undefined) sketch.service(to, {}, [{ of: "system", value: system }]);
    else if (!tallies.has(to)) sketch.service(to, { kind: outsideOf(to) });
  }
  return sketch.graph();
}

/** Something that is called by a name with dots and sends no spans is most likely not one's own. */
function outsideOf(name: string): ReturnType<typeof guess<"third-party">> | undefined {
  return /\.[a-z]{2,}$/.test(name) && !/\.(local|internal|svc)$/.test(name)
    ? guess("third-party", "It sends no spans, and its name is a host of the internet.")
    : undefined;
}
