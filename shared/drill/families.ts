/**
 * Failure families: what a small change does, stage by stage, to a callee that has no room for it. Each is a payload of
 * a change channel; what sustains the outage afterwards is the same in all of them, retries at a queue that is deeper
 * than its callers are patient.
 */
import type { DefectSpec } from "../content/index.ts";
import type { Mechanism } from "../content/index.ts";
import type { Spot } from "./spots.ts";

export interface Family {
  readonly id: string;
  readonly title: string;
  /** Whether it can be planted there. */
  readonly fits: (spot: Spot) => boolean;
  /** Who gets the payload, and what it does: `overload` is the load that the callee has then, 1 being full. */
  readonly consumer: (spot: Spot) => string;
  readonly effect: (spot: Spot, times: number) => Pick<DefectSpec, "set" | "scale">;
  readonly kind: "deploy" | "config";
  /** Lines of the feed, from one that nearly says it to one that says nothing. */
  readonly push: (spot: Spot) => readonly [string, string, string];
  readonly says: (spot: Spot) => string;
  readonly mechanism: readonly Mechanism[];
}

export const families: readonly Family[] = [
  {
    id: "slow-release",
    title: "A release that takes its time",
    fits: () => true,
    consumer: ({ callee }) => callee,
    effect: ({ callee }, times) => ({ set: {}, scale: { [`${callee}.serviceMs`]: times } }),
    kind: "deploy",
    push: ({ callee }) => [
      `${callee}: every request is checked twice, region by region`,
      `${callee}: stricter checks, region by region`,
      `${callee}: maintenance release, region by region`,
    ],
    says: ({ callee }) => `A release of ${callee} made every request of it take longer, one region after another.`,
    mechanism: ["change", "capacity and ceilings"],
  },
  {
    id: "chatty-release",
    title: "A caller that asks too much",
    fits: () => true,
    consumer: ({ caller }) => caller,
    effect: ({ caller, callee, call }, times) => ({
      set: {},
      scale:
        typeof call.perRequest === "number"
          ? { [`${caller}>${callee}.perRequest`]: times }
          : Object.fromEntries(
              Object.entries(call.perRequest).flatMap(([name, calls]) =>
                calls > 0 ? [[`${caller}>${callee}.perRequest:${name}`, times] as const] : [],
              ),
            ),
    }),
    kind: "deploy",
    push: ({ caller, callee }) => [
      `${caller}: asks ${callee} for details as well, region by region`,
      `${caller}: richer answers, region by region`,
      `${caller}: minor release, region by region`,
    ],
    says: ({ caller, callee }) => `A release of ${caller} asked ${callee} more often for every request.`,
    mechanism: ["change", "capacity and ceilings"],
  },
  {
    id: "small-pool",
    title: "A pool that became too small",
    fits: () => true,
    consumer: ({ callee }) => callee,
    effect: ({ callee }, times) => ({ set: {}, scale: { [`${callee}.slots`]: 1 / times } }),
    kind: "config",
    push: ({ callee }) => [
      `${callee}: fewer workers per replica, region by region`,
      `${callee}: new memory profile, region by region`,
      `${callee}: settings tidied up, region by region`,
    ],
    says: ({ callee }) => `A setting left each replica of ${callee} with fewer workers, one region after another.`,
    mechanism: ["change", "capacity and ceilings"],
  },
  {
    id: "short-cache",
    title: "A cache that forgets",
    fits: ({ cache }) => cache !== null,
    consumer: ({ cache }) => cache ?? "",
    effect: ({ cache }, times) => ({ set: {}, scale: { [`${cache}.ttlS`]: 1 / (times * times * times * times) } }),
    kind: "config",
    push: ({ cache }) => [
      `${cache}: entries live for a much shorter time, region by region`,
      `${cache}: fresher answers, region by region`,
      `${cache}: settings tidied up, region by region`,
    ],
    says: ({ cache, callee }) => `A setting let the entries of ${cache} die early, and ${callee} was asked for them.`,
    mechanism: ["change", "caches and backlog"],
  },
];
