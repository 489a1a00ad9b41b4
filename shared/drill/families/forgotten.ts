/** Answers that were kept are asked for anew: by a caller that forgets, or a cache whose entries die early. */
import type { EffectsSpec } from "../../content/index.ts";
import { loadOf } from "../edits.ts";
import type { Family, Plan } from "../family.ts";
import { overloaded, timesFor } from "./overload.ts";

/** What has more room than this bears any number of questions. */
const LEAST_LOAD = 0.05;

export const forgotten: Family = {
  id: "forgotten-answers",
  range: [1.05, 4],
  misfit: ({ callee, ofCallee }) =>
    loadOf(ofCallee) < LEAST_LOAD ? `${callee} has more than twenty times the room that it needs` : null,
  plant: (plan) => {
    const { caller, callee, call } = plan.spot;
    const cache = call.onMissOf;
    const times = timesFor(plan.spot, plan.strength);
    const what = cache === undefined ? `answers of ${callee} in ${caller}` : `entries of ${cache}`;
    return overloaded(plan, {
      release: {
        service: cache ?? caller,
        kind: cache === undefined ? "deploy" : "config",
        by: "yara",
        text:
          cache === undefined
            ? [
                `${caller} 4.7.0: always fresh, asks ${callee} for every item and keeps nothing`,
                `${caller} 4.7.0: fresher pages`,
                `${caller} 4.7.0: minor release`,
              ]
            : [
                `${cache}: entries live for seconds, for fresher answers`,
                `${cache}: fresher answers`,
                `${cache}: settings tidied up`,
              ],
        effects: effectsOf(plan, times),
      },
      fault: `${what} are no longer kept`,
      says:
        cache === undefined
          ? `A release of ${caller} no longer kept answers of ${callee}, and asked it ${times} times as often.`
          : `A setting let the entries of ${cache} die early, and ${callee} was asked for all of them.`,
      started: ["change", "caches and backlog"],
      loudest: `${callee} is full, and ${caller} fails.`,
      hints: [
        `What is ${callee} asked per second, and how much of that did people order?`,
        `Compare calls to ${callee} for each request of ${caller} with those of an hour ago.`,
      ],
      logs: [],
    });
  },
};

function effectsOf({ spot: { caller, callee, call }, strength }: Plan, times: number): EffectsSpec {
  if (call.onMissOf !== undefined) return { set: {}, scale: { [`${call.onMissOf}.ttlS`]: 0.01 / strength } };
  const path = `${caller}>${callee}.perRequest`;
  if (typeof call.perRequest === "number") return { set: {}, scale: { [path]: times } };
  const made = Object.entries(call.perRequest).filter(([, calls]) => calls > 0);
  return { set: {}, scale: Object.fromEntries(made.map(([name]) => [`${path}:${name}`, times])) };
}
