/** A release or a limit takes capacity from one service: its work takes several times as long. */
import { loadOf } from "../edits.ts";
import type { Family } from "../family.ts";
import { overloaded, timesFor } from "./overload.ts";

/** What has more room than this would have to lose nearly all of it. */
const LEAST_LOAD = 0.1;

export const throttled: Family = {
  id: "lost-capacity",
  range: [1.05, 4],
  misfit: ({ callee, ofCallee }) =>
    loadOf(ofCallee) < LEAST_LOAD ? `${callee} has more than ten times the room that it needs` : null,
  plant: (plan) => {
    const { caller, callee } = plan.spot;
    const times = timesFor(plan.spot, plan.strength);
    const percent = Math.max(1, Math.round(100 / times));
    return overloaded(plan, {
      release: {
        service: callee,
        kind: "config",
        by: "sam",
        text: [
          `${callee}: CPU limit down to ${percent} % of what it was, it hardly used more`,
          `${callee}: new resource profile from the cost review`,
          `${callee}: settings tidied up`,
        ],
        effects: { set: {}, scale: { [`${callee}.serviceMs`]: times } },
      },
      fault: `${callee} gets a CPU limit of ${percent} % of what it had`,
      says: `A setting gave ${callee} ${percent} % of the CPU it had, so each request of it took ${times} times as long.`,
      started: ["change", "capacity and ceilings"],
      loudest: `${callee} is full, and ${caller} fails.`,
      hints: [
        `How long does ${callee} itself take for a request now, and how long did it take an hour ago?`,
        `Nobody asks more than usual. Which setting of ${callee} decides how fast it works?`,
      ],
      logs: [
        {
          service: callee,
          level: "warn",
          source: "slow",
          per: 0.02,
          overMs: 500,
          template: "throttled, answered in {p50Ms} ms",
        },
      ],
    });
  },
};
