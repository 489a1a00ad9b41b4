/**
 * Who waits for which of several calls made side by side [Q5]: a pool's contexts by when they began them, and by the set
 * of the calls that each still waits for. Owns `bundle*`.
 *
 * Within one tick, answers come to contexts evenly whatever else these wait for, so shares multiply; what hits
 * all calls of a tick hits the same contexts. A context goes on with its last answer and fails with its first failure,
 * which frees its slot; its other calls stay open and nobody waits for them. Nothing is lost: the contexts and the
 * deserted calls that wait for a seat are those of its open calls.
 */
import type { Bundle } from "../compile/plant.ts";
import { DUST } from "../step.ts";
import type { Entered, Step } from "../step.ts";
import { coveredShare } from "./fallbacks.ts";
import { noteLacking } from "./lacking.ts";

/** The share of the contexts that waits for exactly these seats (bit by bit); for none: those that are through. */
export function waitingFor({ clients }: Bundle, { waiting, failing }: Entered, seats: number): number {
  let share = 1;
  for (let seat = 0; seat < clients.length; seat++)
    share *= seats & (1 << seat) ? waiting[seat] : 1 - waiting[seat] - failing[seat];
  return share;
}

/** The share of the contexts that no call but that of one seat has failed; of all where the seat is -1. */
export function unfailed({ clients }: Bundle, { failing }: Entered, but: number): number {
  let share = 1;
  for (let seat = 0; seat < clients.length; seat++) if (seat !== but) share *= 1 - failing[seat];
  return share;
}

/** Contexts come to their calls in this step, and those that wait are kept. */
export function enterBundle(step: Step, at: number, k: number, entered: Entered, mass: number): void {
  const { plant, state, tick } = step;
  const bundle = plant.bundles[at];
  const count = bundle.clients.length;
  let isOpen = false;
  for (let seat = 0; seat < count; seat++) {
    const calls = entered.open[seat];
    if (calls <= 0) continue;
    isOpen = true;
    const place = bundle.seats + k * count + seat;
    state.bundleCalls[place] += calls;
    state.bundleWaiting[place] += mass * entered.waiting[seat];
  }
  if (!isOpen) return;
  const slot = k * bundle.ring.length + (tick & bundle.ring.mask);
  const first = bundle.masses + (slot << count);
  for (let seats = 1; seats < 1 << count; seats++) {
    const waiting = mass * waitingFor(bundle, entered, seats);
    state.bundleMass[first + seats] += waiting;
    state.bundleHeld[at] += waiting;
  }
  for (let seat = 0; seat < count; seat++) {
    const deserted = entered.waiting[seat] * (1 - unfailed(bundle, entered, seat));
    state.bundleDeserted[bundle.deserted + slot * count + seat] += mass * deserted;
  }
}

/** Calls of a client that is one of several ended: for their contexts, or for nobody. Refused ones may have a fallback. */
export function settleSeat(step: Step, client: number, k: number, calls: number, birth: number, good: boolean): void {
  const { plant, state } = step;
  const { bundle: at, seat } = plant.clients[client];
  const bundle = plant.bundles[at];
  const place = bundle.seats + k * bundle.clients.length + seat;
  const open = state.bundleCalls[place];
  if (calls <= 0 || open <= 0) return;
  // How many calls one context makes may have changed since: what waits ends as the calls do.
  const ended = state.bundleWaiting[place] * Math.min(1, calls / open);
  state.bundleCalls[place] = Math.max(0, open - calls);
  state.bundleWaiting[place] -= ended;
  const through = good ? 1 : coveredShare(step, client);
  noteLacking(step, client, k, ended * through, good ? 0 : ended * through);
  const whole = withinRing(step, bundle, Math.floor(birth));
  const part = Math.min(step.tick - whole, Math.max(0, birth - whole));
  let rest = part > 0 ? settleAt(step, at, k, seat, ended * part, through, whole + 1) : 0;
  rest = settleAt(step, at, k, seat, ended * (1 - part) + rest, through, whole);
  for (let away = 1; rest > DUST && away < bundle.ring.length; away++) {
    rest = settleAt(step, at, k, seat, rest, through, whole - away);
    rest = settleAt(step, at, k, seat, rest, through, whole + away);
  }
}

/** Settles up to `mass` with what began its calls at a tick and waits for a seat; returns what found nobody there. */
function settleAt(
  step: Step,
  at: number,
  k: number,
  seat: number,
  mass: number,
  through: number,
  born: number,
): number {
  const { plant, state, tick } = step;
  const bundle = plant.bundles[at];
  const { length, mask } = bundle.ring;
  if (mass <= 0 || born > tick || born <= tick - length) return mass;
  const count = bundle.clients.length;
  const slot = k * length + (born & mask);
  const first = bundle.masses + (slot << count);
  const deserted = bundle.deserted + slot * count;
  let waiting = state.bundleDeserted[deserted + seat];
  for (let seats = 1; seats < 1 << count; seats++) if (seats & (1 << seat)) waiting += state.bundleMass[first + seats];
  if (waiting <= 0) return mass;
  const share = Math.min(1, mass / waiting);
  state.bundleDeserted[deserted + seat] *= 1 - share;
  const mail = at * plant.classes.length + k;
  let done = 0;
  let failed = 0;
  for (let seats = 1; seats < 1 << count; seats++) {
    if (!(seats & (1 << seat))) continue;
    const moved = state.bundleMass[first + seats] * share;
    state.bundleMass[first + seats] -= moved;
    const others = seats ^ (1 << seat);
    if (others === 0) done += moved * through;
    else state.bundleMass[first + others] += moved * through;
    failed += moved * (1 - through);
    for (let other = 0; other < count; other++)
      if (others & (1 << other)) state.bundleDeserted[deserted + other] += moved * (1 - through);
  }
  state.bundleHeld[at] = Math.max(0, state.bundleHeld[at] - done - failed);
  state.bundleGood[mail] += done;
  state.bundleBad[mail] += failed;
  return mass - waiting * share;
}

/** A share of a pool's contexts is gone, and `kept` of each is left. */
export function thinBundles({ plant, state }: Step, pool: number, kept: number): void {
  const classes = plant.classes.length;
  for (const at of plant.pools[pool].bundles) {
    const { clients, deserted, masses, ring, seats } = plant.bundles[at];
    const slots = classes * ring.length;
    thin(state.bundleMass, masses, slots << clients.length, kept);
    thin(state.bundleDeserted, deserted, slots * clients.length, kept);
    thin(state.bundleWaiting, seats, classes * clients.length, kept);
    thin(state.bundleCalls, seats, classes * clients.length, kept);
    thin(state.bundleHeld, at, 1, kept);
    thin(state.bundleGood, at * classes, classes, kept);
    thin(state.bundleBad, at * classes, classes, kept);
  }
}

function thin(masses: Float64Array, first: number, length: number, kept: number): void {
  for (let at = first; at < first + length; at++) masses[at] *= kept;
}

/** At the start of a step: what is older than the ring remembers joins the oldest that it does. */
export function turnBundles(step: Step): void {
  const { plant, tick } = step;
  for (const bundle of plant.bundles) {
    const { length, mask } = bundle.ring;
    const count = bundle.clients.length;
    for (const k of plant.pools[bundle.pool].classes) {
      const from = k * length + (tick & mask);
      const to = k * length + ((tick + 1) & mask);
      mergeSlots(step, bundle, from, to, count);
    }
  }
}

function mergeSlots({ state }: Step, bundle: Bundle, from: number, to: number, count: number): void {
  for (let seats = 1; seats < 1 << count; seats++) {
    const at = bundle.masses + (from << count) + seats;
    const next = bundle.masses + (to << count) + seats;
    state.bundleMass[next] += state.bundleMass[at];
    state.bundleMass[at] = 0;
  }
  for (let seat = 0; seat < count; seat++) {
    const at = bundle.deserted + from * count + seat;
    state.bundleDeserted[bundle.deserted + to * count + seat] += state.bundleDeserted[at];
    state.bundleDeserted[at] = 0;
  }
}

function withinRing({ tick }: Step, { ring }: Bundle, born: number): number {
  return Math.min(tick, Math.max(tick - ring.length + 1, born));
}
