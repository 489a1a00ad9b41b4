/** A queue made deeper today, and a crowd that comes for two minutes: it goes, and the backlog stays. */
import type { EffectsSpec, Scenario } from "../../content/index.ts";
import { callOf, loadOf, retriesOf } from "../edits.ts";
import { isEverywhere, TRIGGER_S } from "../family.ts";
import type { Family, Plan, Planted } from "../family.ts";
import { alarmed, channelOf, defect, relief, rollBack } from "../kit.ts";
import { overloaded, placesFor, roomLine } from "./overload.ts";

const BURST_S = 150;
const CHANGED_S = -2000;
const LEAST_LOAD = 1.3;

export const burst: Family = {
  id: "deep-queue",
  range: [1.3, 6],
  misfit: (spot, healthy) => {
    if (loadOf(spot.ofCallee) * (retriesOf(spot) + 1) < LEAST_LOAD)
      return `${spot.callee} has room for every retry of ${spot.caller}`;
    if (Object.keys(crowd(healthy, 2).scale).length === 0) return "nobody comes who could be more";
    return isEverywhere(healthy);
  },
  plant,
};

function plant(plan: Plan): Planted {
  const { healthy, spot, strength } = plan;
  const { caller, callee, ofCallee, timeoutMs } = spot;
  const times = Number(strength.toPrecision(2));
  const more = crowd(healthy, times);
  const deeper = { [`${callee}.places`]: placesFor(ofCallee, timeoutMs) };
  const says = `For ${BURST_S} s people asked ${times} times as much as usual, which nothing was built for.`;
  const drill = overloaded(plan, {
    release: {
      service: callee,
      kind: "config",
      by: "ines",
      text: [
        `${callee}: a much longer queue, so that nobody is refused`,
        `${callee}: no more refused requests at peaks`,
        `${callee}: settings tidied up`,
      ],
      effects: { set: deeper, scale: {} },
    },
    fault: `${callee} gets a longer queue, and people ask ${times} times as much for ${BURST_S} s`,
    says,
    started: ["capacity and ceilings", "retries and herds", "change"],
    loudest: `People come in numbers, and ${callee} is full.`,
    hints: [
      "The crowd has gone. What is everybody still working on?",
      `How long does a request wait at ${callee}, and who still waits for it then?`,
    ],
    logs: [],
  });
  return {
    ...drill,
    // A crowd is no steady state; what it leaves behind is a callee that answers nobody.
    worst: { set: { [`${callee}.replicas`]: 0 }, scale: {} },
    defects: [
      defect({
        id: "crowd",
        says,
        atS: TRIGGER_S,
        lastsS: BURST_S,
        ...more,
      }),
    ],
    release: drill.release && { ...drill.release, atS: CHANGED_S },
    feed: [roomLine(spot)],
    truth: [
      {
        role: "trigger",
        component: [spot.entry, callee],
        mechanism: ["capacity and ceilings", "retries and herds"],
        credit: 1,
        says,
      },
      {
        role: "sustainer",
        component: [callOf(spot), caller, callee, channelOf(callee)],
        mechanism: ["retries and herds", "caches and backlog", "change"],
        credit: 1,
        says: `The queue of ${callee} had been made deeper than ${caller} is patient, so it works for callers who have gone, and is asked again.`,
      },
    ],
    undoing: null,
    reference: {
      says: `Let a third of the people in and ask nothing twice until the queue of ${callee} is gone, and make it short again.`,
      steps: [...relief(spot).slice(0, 2), alarmed(20, rollBack(callee)), ...relief(spot).slice(2)],
    },
  };
}

/** Everybody who comes, asking so many times as much. */
function crowd({ world }: Pick<Scenario, "world">, times: number): EffectsSpec {
  const scale: Record<string, number> = {};
  for (const { id, journeys } of world.populations) {
    if (journeys.some(({ when, perUserPerMinute }) => when === "connected" && perUserPerMinute > 0))
      scale[`${id}.perUserPerMinute`] = times;
    if (journeys.some(({ when, rps }) => when === "always" && (rps ?? 0) > 0)) scale[`${id}.rps`] = times;
  }
  return { set: {}, scale };
}
