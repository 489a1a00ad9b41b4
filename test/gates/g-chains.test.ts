/**
 * Chains and shared stores made by chance, against the event simulation: two to four tiers, any slots, places, service
 * times, time-outs and retries, and half of the time a burst of people. Nobody chose them because they fit.
 */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { simulate } from "./ensemble.ts";
import type { Metric } from "./ensemble.ts";
import { openClock } from "./events/clock.ts";
import { call, openStation } from "./events/system.ts";
import type { CallerSpec, Station } from "./events/system.ts";
import { openScorecard } from "./scorecard.ts";
import { errorOfMean, mean } from "./statistics.ts";

const card = openScorecard("(g)");

const SYSTEMS = 30;
const SEEDS = 6;
/** Before, during, just after and long after the burst from 60 to 90 s. */
const windows = [
  [30, 60],
  [65, 90],
  [100, 130],
  [200, 240],
] as const;
/** A figure is off by more than this share of the calls, of the attempts or of the slots in use, and the noise. */
const bars = { goodput: 0.04, attempts: 0.05, busy: 0.1 } as const;
const NOISE = 2.5;
/** So many of all figures may be off: small systems that tip over do so at their own time. */
const MOST_OFF = 0.05;

interface Tier extends CallerSpec {
  readonly slots: number;
  readonly serviceS: number;
  readonly places: number;
  readonly backoffS: number;
}

interface System {
  readonly tiers: readonly Tier[];
  /** Whether other people come to the second tier by a first tier of their own. */
  readonly isShared: boolean;
  /** Of the people who come in bursts, and of the others, if there are any. */
  readonly rps: number;
  readonly burst: number;
  readonly people: CallerSpec & { readonly backoffS: number };
}

const others: CallerSpec = { timeoutS: 6, retries: 0 };
const theirCall: CallerSpec = { timeoutS: 3, retries: 1 };

function systemOf(seed: number): System {
  const { chance } = openClock(seed);
  const pick = <T>(...all: readonly T[]): T => must(all[Math.floor(chance() * all.length)], "choice");
  const depth = pick(2, 2, 3, 3, 4);
  const isShared = chance() < 0.35;
  const rps = (20 + 40 * chance()) / (isShared ? 2 : 1);
  const tiers: Tier[] = [];
  let heldS = 0;
  for (let tier = 0; tier < depth; tier++) {
    const serviceS = pick(0.01, 0.05, 0.1, 0.2, 0.4, 0.8);
    heldS += serviceS;
    const rate = isShared && tier < depth - 1 ? 2 * rps : rps;
    const slots = Math.ceil((rate * heldS) / pick(0.5, 0.7, 0.85));
    tiers.unshift({
      slots,
      serviceS,
      places: pick(0, 20, 200, 2000),
      timeoutS: pick(0.5, 1, 2, 4),
      retries: pick(0, 1, 2),
      backoffS: pick(0, 0, 0.3, 1),
    });
  }
  const people = { timeoutS: pick(1, 2, 4, 8), retries: pick(0, 1, 2), backoffS: pick(0, 0.5, 1) };
  return { tiers, isShared, rps, burst: pick(1, 1.3, 1.7, 2.5), people };
}

type Figures = Readonly<Record<string, number>>;

/** Per window: answers to each kind of people, and by tier attempts and the time slots were held by who left. */
function byEvents({ tiers, isShared, rps, burst, people }: System, seed: number): Figures {
  const clock = openClock(seed);
  const stations: Station[] = [];
  for (const tier of tiers.toReversed()) {
    const callee = stations[0];
    const calls = callee && ((answer: (ok: boolean) => void) => call(clock, tier, callee.arrive, "request", answer));
    stations.unshift(openStation(clock, { ...tier, ...(calls && { calls }) }));
  }
  const first = must(tiers[0], "tier");
  const second = must(stations[1], "tier");
  const beside = openStation(clock, {
    ...first,
    calls: (answer) => call(clock, theirCall, second.arrive, "request", answer),
  });
  const answered = { users: 0, others: 0 };
  const come = (
    who: keyof typeof answered,
    door: Station,
    spec: CallerSpec,
    most: number,
    rate: () => number,
  ): void => {
    const next = (): void =>
      clock.after(clock.exponential(1 / most), () => {
        if (clock.chance() * most < rate())
          call(clock, spec, door.arrive, "request", (ok) => (answered[who] += ok ? 1 : 0));
        next();
      });
    next();
  };
  const isBurst = (): boolean => clock.now() >= 60 && clock.now() < 90;
  come("users", must(stations[0], "tier"), people, rps * burst, () => (isBurst() ? rps * burst : rps));
  if (isShared) come("others", beside, others, rps, () => rps);
  const count = (): Record<string, number> => {
    const seen: Record<string, number> = { "users goodput": answered.users, "others goodput": answered.others };
    for (const [tier, station] of stations.entries()) {
      seen[`tier${tier} attempts`] = station.seen.arrivals;
      seen[`tier${tier} busy`] = station.seen.busyS;
    }
    return seen;
  };
  const figures: Record<string, number> = {};
  for (const [window, [fromS, toS]] of windows.entries()) {
    clock.run(fromS);
    const before = count();
    clock.run(toS);
    for (const [name, value] of Object.entries(count()))
      figures[`${window} ${name}`] = (value - must(before[name], name)) / (toS - fromS);
  }
  return figures;
}

function experimentOf({ tiers, isShared, rps, burst, people }: System): object {
  const callOf = ({ timeoutS, retries, backoffS = 0 }: CallerSpec) => ({
    timeoutMs: timeoutS * 1000,
    retries: { max: retries, backoffMs: backoffS * 1000, factor: 1, jitter: "none" },
  });
  const services = tiers.map((tier, i) => ({
    id: `tier${i}`,
    groups: [{ slots: tier.slots, serviceMs: tier.serviceS * 1000 }],
    queue: { places: tier.places },
    calls: i + 1 < tiers.length ? [{ to: `tier${i + 1}`, ...callOf(tier) }] : [],
  }));
  const beside = { ...services[0], id: "beside", calls: [{ to: "tier1", ...callOf(theirCall) }] };
  const populations = [{ id: "users", journeys: [{ to: "tier0", rps, ...callOf(people) }] }];
  const more = [{ id: "others", journeys: [{ to: "beside", rps, ...callOf(others) }] }];
  return {
    durationS: 240,
    world: {
      services: isShared ? [...services, beside] : services,
      populations: isShared ? [...populations, ...more] : populations,
    },
    schedule: [
      { atS: 60, set: { "users.rps": rps * burst } },
      { atS: 90, set: { "users.rps": rps } },
    ],
  };
}

it(`[Q1 Q2 Q3 Q5] ${SYSTEMS} systems made by chance`, { timeout: 600_000 }, () => {
  let figures = 0;
  let off = 0;
  for (let seed = 1; seed <= SYSTEMS; seed++) {
    const system = systemOf(seed);
    const theirs = Array.from({ length: SEEDS }, (_, run) => byEvents(system, 1000 * seed + run));
    const ours = simulate(SEEDS, experimentOf(system));
    for (const [window, [fromS, toS]] of windows.entries()) {
      for (const [subject, metric] of figuresOf(system)) {
        const each = theirs.map((run) => must(run[`${window} ${subject} ${metric}`], metric));
        const own = ours.each(subject, metric).map((seconds) => mean(seconds.slice(fromS, toS)));
        const whole = metric === "goodput" ? system.rps : Math.max(1, mean(each));
        const apart = Math.abs(mean(own) - mean(each)) / whole;
        const noise = (NOISE * Math.hypot(errorOfMean(each), errorOfMean(own))) / whole;
        figures++;
        if (apart <= bars[metric] + noise) continue;
        off++;
        card.note(`system ${seed}, ${fromS} to ${toS} s: ${metric} of ${subject}`, apart);
      }
    }
  }
  card.below(`share of ${figures} figures of ${SYSTEMS} systems made by chance that are off`, off / figures, MOST_OFF);
  expect(card.misses()).toEqual([]);
});

function figuresOf({ isShared, tiers }: System): readonly (readonly [string, keyof typeof bars & Metric])[] {
  const people = ["users", ...(isShared ? ["others"] : [])];
  return [
    ...people.map((who) => [who, "goodput"] as const),
    ...tiers.flatMap((_, tier) => [[`tier${tier}`, "attempts"] as const, [`tier${tier}`, "busy"] as const]),
  ];
}
