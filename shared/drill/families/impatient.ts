/**
 * A time-out was lowered today, and nobody could tell until its callee was slow for a minute: from then on every answer
 * comes too late, is asked for again, and comes later still.
 */
import { callOf, capacityOf, loadOf, retriesOf } from "../edits.ts";
import { isEverywhere, TRIGGER_S } from "../family.ts";
import type { Family, Plan, Planted } from "../family.ts";
import { alarmed, channelOf, defect, relief, rollBack } from "../kit.ts";
import type { Spot } from "../spots.ts";
import { overloaded, timesFor } from "./overload.ts";

/** What retries make of less than this is no overload. */
const LEAST_LOAD = 1.5;
const SLOW_S = 90;
const CHANGED_S = -1900;
/** A step of the simulation, and so many times what an answer takes: enough in ordinary life. */
const LEAST_MS = 100;
const ENOUGH = 16;
/** A full queue is so many times as long as callers wait then. */
const DEPTH = 3;

export const impatient: Family = {
  id: "retry-storm",
  range: [1.2, 6],
  misfit: (spot, healthy) => {
    if (loadOf(spot.ofCallee) * (retriesOf(spot) + 1) < LEAST_LOAD)
      return `${spot.callee} has room for every retry of ${spot.caller}`;
    if (spot.timeoutMs < 2 * shortOf(spot)) return `${spot.timeoutMs} ms are what ${spot.callee} may well take`;
    return isEverywhere(healthy);
  },
  plant,
};

function plant(plan: Plan): Planted {
  const { spot, strength, healthy } = plan;
  const { caller, callee, timeoutMs } = spot;
  const shortMs = shortOf(spot);
  const says = `For ${SLOW_S} s a copy for the archive took most of ${callee}, as it does every day.`;
  const slow = { set: {}, scale: { [`${callee}.serviceMs`]: timesFor(spot, strength) } };
  const drill = overloaded(plan, {
    release: {
      service: caller,
      kind: "config",
      by: "noor",
      text: [
        `${caller}: time-out for ${callee} ${timeoutMs} to ${shortMs} ms, as agreed in the latency review`,
        `${caller}: tighter time-outs, as agreed in the latency review`,
        `${caller}: settings of the shared client brought up to date`,
      ],
      effects: { set: { [`${callOf(spot)}.timeoutMs`]: shortMs }, scale: {} },
    },
    fault: `${caller} waits ${shortMs} ms for ${callee} where it waited ${timeoutMs}, and ${callee} is slow for ${SLOW_S} s`,
    says,
    started: ["capacity and ceilings", "change"],
    loudest: `${callee} is full, and ${caller} gets no answers.`,
    hints: [
      `${callee} answers, and nobody listens: compare what it answers with what ${caller} gets.`,
      `How long does ${caller} wait for ${callee}, and since when?`,
    ],
    logs: [],
  });
  return {
    ...drill,
    // A minute is no steady state; what it leaves behind is a callee whose answers nobody waits for.
    worst: { set: { [`${callee}.replicas`]: 0 }, scale: {} },
    defects: [
      ...longEnough(healthy, spot, shortMs),
      defect({
        id: "archive-copy",
        says,
        atS: TRIGGER_S,
        lastsS: SLOW_S,
        ...slow,
      }),
    ],
    release: drill.release && { ...drill.release, atS: CHANGED_S },
    feed: [
      ...drill.feed.slice(0, 1),
      {
        atS: TRIGGER_S,
        service: callee,
        kind: "cron",
        by: "archive",
        text: `${callee}: daily copy for the archive, takes about ${SLOW_S} s`,
        chance: 1,
      },
    ],
    reference: {
      says: `Give ${caller} its patience back, and ${callee} air: no retries, a third of the people, then more in steps.`,
      steps: [alarmed(90, rollBack(caller)), ...relief(spot)],
    },
    others: {
      ...drill.others,
      "give-time": {
        says: `${caller} gets its patience back by hand, and nothing else is done.`,
        steps: [alarmed(90, { do: "patience", on: callOf(spot), value: timeoutMs })],
      },
      "only-retries": {
        says: `${caller} asks nothing twice, and goes on waiting for no longer than ${shortMs} ms.`,
        steps: [alarmed(90, { do: "retries", on: callOf(spot), value: 0 })],
      },
    },
    undoing: null,
    truth: [
      { role: "trigger", component: [callee], mechanism: ["capacity and ceilings", "change"], credit: 1, says },
      {
        role: "sustainer",
        component: [callOf(spot), caller, channelOf(caller)],
        mechanism: ["timeout too short", "retries and herds", "change"],
        credit: 1,
        says: `${caller} had been set to wait ${shortMs} ms in place of ${timeoutMs}, less than the queue of ${callee} takes, and asked again.`,
      },
    ],
    loudest: {
      symptom: `${callee} is full.`,
      idea: `The copy for the archive is too much for ${callee}.`,
      right: false,
    },
    cutPoints: [
      { action: "roll-back", says: "With its patience back the answers are heard, and retries end." },
      { action: "retries", says: "Without retries there is less to do than it can." },
    ],
    learn: "A time-out is a statement about capacity: what is given up early is done in vain, and done again.",
    hints: [
      drill.hints[0],
      drill.hints[1],
      `${caller} waits ${shortMs} ms since today. Put the time-out back, stop the retries, and let people in step by step.`,
    ],
    why: `a full queue of ${callee} takes longer than ${caller} waits since today, and each request is asked up to ${retriesOf(spot) + 1} times`,
  };
}

/** Enough while nothing stands in the queue: an answer's time by Little's law, and the waiting that its load means. */
function shortOf({ ofCallee }: Spot): number {
  const answerMs = (ofCallee.busy / ofCallee.rps) * 1000;
  return Number(Math.max(LEAST_MS, (ENOUGH * answerMs) / (1 - Math.min(0.9, loadOf(ofCallee)))).toPrecision(1));
}

/** Where its queue is too short to matter, it was made longer. */
function longEnough({ world }: Plan["healthy"], spot: Spot, shortMs: number): Planted["defects"] {
  const { callee, ofCallee } = spot;
  const places = Math.ceil((capacityOf(ofCallee) * DEPTH * shortMs) / 1000);
  const now = world.services.find(({ id }) => id === callee)?.queue.places ?? Infinity;
  if (now >= places) return [];
  const says = `The queue of ${callee} was made longer, so that nobody is refused.`;
  return [
    defect({
      id: "longer-queue",
      says,
      atS: -2700,
      set: { [`${callee}.places`]: places },
      scale: {},
    }),
  ];
}
