/**
 * Random worlds that are healthy at rest: services in layers over one to three regions, some of them shared, some with a
 * cache in front of a store; all kinds of calls, queues, brakes, loops and automations. Slots are given out by the load
 * that the layers above bring, so that no station is more than two thirds full before something happens to it.
 */
import { must } from "../../../shared/base/index.ts";
import type { Luck } from "./luck.ts";

const classes = ["read", "write"];

interface Call {
  to: string;
  perRequest: number;
  kind?: string;
  onMissOf?: string;
}

interface Draft {
  readonly id: string;
  readonly layer: number;
  readonly serviceMs: number;
  readonly shared: boolean;
  readonly isCache: boolean;
  readonly calls: Call[];
  /** Requests per second at rest in the fullest region that runs it. */
  rps: number;
  /** Milliseconds that a request holds a slot, answers of hard and soft calls included. */
  heldMs: number;
}

/**
 * Everything in it has the prefix in its name, so that two worlds can stand beside each other in the same regions.
 * What was added later is drawn from a luck of its own, so that a seed goes on to name the same world but for that.
 */
export function worldOf(luck: Luck, more: Luck, prefix = "", regionCount = luck.int(1, 3)) {
  const regions = Array.from({ length: regionCount }, (_, i) => ({ id: `r${i}` }));
  const rps = luck.oneOf([20, 60, 150]);
  const drafts = draftsOf(luck, prefix);
  load(drafts, 1.2 * rps, regions.length);
  return {
    regions,
    links: regions.length > 1 && luck.chance(0.7) ? linksOf(luck, regions) : [],
    classes,
    services: drafts.map((draft) => serviceOf(luck, more, draft, regions, `${prefix}s0`)),
    populations: regions.map(({ id }, i) => populationOf(luck, id, `${prefix}users${i}`, `${prefix}s0`, rps)),
    failovers: regions.length > 1 && luck.chance(0.4) ? [{ service: `${prefix}s0`, from: "r0", to: "r1" }] : [],
  };
}

/** Layers of one to three services; each is called from the layer above, and may be called across layers. */
function draftsOf(luck: Luck, prefix: string): Draft[] {
  const drafts: Draft[] = [];
  const layers = luck.int(2, 4);
  for (let layer = 0; layer < layers; layer++) {
    const above = drafts.filter((one) => one.layer === layer - 1 && !one.isCache);
    for (let i = luck.int(1, layer === 0 ? 1 : 3); i > 0; i--) {
      const draft = draftOf(luck, `${prefix}s${drafts.length}`, layer);
      if (above.length > 0) addCall(luck, luck.oneOf(above), draft.id);
      drafts.push(draft);
    }
  }
  for (const from of drafts)
    for (const to of drafts) if (to.layer > from.layer + 1 && luck.chance(0.15)) addCall(luck, from, to.id);
  if (luck.chance(0.5)) addCache(luck, drafts, layers, prefix);
  return drafts;
}

function draftOf(luck: Luck, id: string, layer: number): Draft {
  const serviceMs = luck.oneOf([2, 8, 30, 90]);
  const shared = layer > 0 && luck.chance(0.2);
  return { id, layer, serviceMs, shared, isCache: false, calls: [], rps: 0, heldMs: 0 };
}

function addCall(luck: Luck, from: Draft, to: string): void {
  const kind = luck.oneOf(["hard", "hard", "hard", "soft", "async"]);
  from.calls.push({ to, perRequest: luck.oneOf([0.3, 1, 1, 2]), kind });
}

function addCache(luck: Luck, drafts: Draft[], layer: number, prefix: string): void {
  const reader = luck.oneOf(drafts);
  const cache = { ...draftOf(luck, `${prefix}cache`, layer), serviceMs: 1, isCache: true, shared: reader.shared };
  const store = { ...draftOf(luck, `${prefix}store`, layer + 1), shared: reader.shared };
  reader.calls.push({ to: cache.id, perRequest: 1 }, { to: store.id, perRequest: 1, onMissOf: cache.id });
  drafts.push(cache, store);
}

/** Load runs down the layers and held time up them. */
function load(drafts: readonly Draft[], rps: number, regions: number): void {
  const find = (id: string): Draft =>
    must(
      drafts.find((draft) => draft.id === id),
      id,
    );
  const ordered = [...drafts].sort((a, b) => a.layer - b.layer);
  must(ordered[0], "a service").rps = rps;
  for (const { rps: coming, shared, calls } of ordered) {
    for (const { to, perRequest, onMissOf } of calls) {
      const gathered = find(to).shared && !shared ? regions : 1;
      find(to).rps += coming * perRequest * (onMissOf ? 0.3 : 1) * gathered;
    }
  }
  for (const draft of ordered.reverse()) {
    draft.heldMs = draft.serviceMs;
    for (const { to, perRequest, kind } of draft.calls)
      if (kind !== "async") draft.heldMs += Math.min(1, perRequest) * (find(to).heldMs + (find(to).shared ? 60 : 0));
  }
}

function serviceOf(luck: Luck, more: Luck, draft: Draft, regions: readonly { id: string }[], root: string) {
  const { id, layer, serviceMs, shared, isCache, calls, rps, heldMs } = draft;
  const needed = (rps * heldMs) / 1000;
  const replicas = luck.int(2, 6);
  const slots = Math.ceil((needed / luck.oneOf([0.3, 0.45, 0.6]) + 2) / replicas);
  const groups = [{ replicas, slots, serviceMs, cv: luck.oneOf([0.3, 1, 1, 1, 1.5]), startupS: luck.oneOf([5, 30]) }];
  const isMixed = luck.chance(0.2);
  return {
    id,
    layer,
    ...(shared ? { regions: [luck.oneOf(regions).id] } : {}),
    groups: isMixed ? [...groups, { ...groups[0], id: "canary", replicas: 1 }] : groups,
    queue: {
      places: luck.oneOf([Math.ceil(2 * needed + 20), 400, null]),
      order: luck.oneOf(["fifo", "fifo", "lifo"]),
      expired: luck.oneOf(["serve", "serve", "skip"]),
    },
    calls: calls.map((call, i) => ({
      ...call,
      ...policyOf(luck),
      ...besideOf(more, calls, i),
      ...poolOf(more),
      ...worthOf(more),
    })),
    ...(isCache ? { cache: { keys: 20_000, zipf: 0.9, ttlS: 300, coalesce: luck.chance(0.3), ...staleOf(more) } } : {}),
    ...(!isMixed && luck.chance(0.2) ? { autoscaler: { minReplicas: 2, maxReplicas: 3 * replicas } } : {}),
    ...(luck.chance(0.2) ? { healthCheck: {} } : {}),
    ...(luck.chance(0.15) && id !== root && layer > 0 && !isCache ? { loops: [loopOf(luck, root)] } : {}),
  };
}

/** Whether a call is made at the same time as the one before it: never one that nobody waits for, at most four. */
function besideOf(more: Luck, calls: readonly Call[], index: number): object {
  const [before, own] = [calls[index - 1], calls[index]];
  const isDrawn = more.chance(0.5);
  if (!isDrawn || index % 4 === 0 || before?.kind === "async" || own?.kind === "async") return {};
  return own?.onMissOf === undefined ? { beside: "previous" } : {};
}

/** Connections that are enough at rest, and not when the callee is slow. */
function poolOf(more: Luck): object {
  const connections = { max: more.oneOf([60, 300]), waitMs: more.oneOf([0, 250, 2000]) };
  return more.chance(0.3) ? { connections } : {};
}

function staleOf(more: Luck): object {
  return more.chance(0.5) ? { serveStaleS: more.oneOf([0, 30, 600]) } : {};
}

function worthOf(more: Luck): object {
  return more.chance(0.3) ? { degraded: more.oneOf([0.05, 0.3]) } : {};
}

/** A fleet that tells the first service of the lowest layer that it lives would be a circle: it tells the edge. */
function loopOf(luck: Luck, root: string): object {
  return { id: "beat", to: root, class: "write", everyS: 20, jitter: luck.oneOf([0, 0.5]), ...policyOf(luck) };
}

/** People who arrive by one class and stay to ask by the other, four times a minute each. */
function populationOf(luck: Luck, region: string, id: string, root: string, rps: number): object {
  const journey = { to: root, sloMs: 1000 };
  return {
    id,
    region,
    users: rps * 15,
    sessionMinutes: 10,
    journeys: [
      { ...journey, class: "write", when: "arriving", ...policyOf(luck) },
      { ...journey, class: "read", when: "connected", perUserPerMinute: 4, ...policyOf(luck) },
    ],
    ...(luck.chance(0.7) ? { reload: { share: luck.oneOf([0.3, 0.9]), afterS: luck.oneOf([2, 15]) } } : {}),
  };
}

export function policyOf(luck: Luck): object {
  const retries = { max: luck.int(0, 3), backoffMs: luck.oneOf([0, 80, 400]), jitter: luck.oneOf(["none", "full"]) };
  const brake = luck.oneOf([{}, {}, { budget: {} }, { breaker: {} }]);
  return { timeoutMs: luck.oneOf([1000, 1000, 2500, null]), retries, ...brake };
}

function linksOf(luck: Luck, regions: readonly { id: string }[]): object[] {
  return regions.flatMap(({ id: from }, i) =>
    regions.slice(i + 1).map(({ id: to }) => ({ from, to, latencyMs: luck.oneOf([10, 40]) })),
  );
}
