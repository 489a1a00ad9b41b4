/** A callee that few need answers slowly, and what waits for it takes the slots that all others need. */
import { callOf, loadOf, sized, withPrice } from "../edits.ts";
import { TRIGGER_S } from "../family.ts";
import type { Family, Plan, Planted } from "../family.ts";
import { action, alarmed, callsOf, channelOf, defect, rollBack, theOtherChange } from "../kit.ts";

/** More people than these stand on it anyway: no news. */
const MOST_SHARE = 0.75;
const HARDLY = 0.02;
/** How many times as long its caller waits since long ago. */
const PATIENCE = 2;

export const hanging: Family = {
  id: "slow-dependency",
  range: [0.1, 2],
  misfit: ({ caller, callee, share, ofCaller }, { world }) => {
    const calls = world.services.find(({ id }) => id === caller)?.calls.length ?? 0;
    if (calls < 2) return `${caller} calls nobody but ${callee}`;
    if (share > MOST_SHARE) return `nearly everybody stands on ${callee} itself`;
    return loadOf(ofCaller) < 0.15 ? `${caller} has slots enough to wait` : null;
  },
  plant,
};

function plant({ healthy, spot, strength, decoys, difficulty }: Plan): Planted {
  const { caller, callee, timeoutMs } = spot;
  const patienceMs = timeoutMs * PATIENCE;
  const slowMs = Math.round(patienceMs * strength);
  const effects = { set: { [`${callee}.serviceMs`]: slowMs }, scale: {} };
  const patient = { set: {}, scale: { [`${callOf(spot)}.timeoutMs`]: PATIENCE } };
  const world = withPrice(sized(healthy.world, caller, spot.ofCaller), spot);
  const call = callOf(spot);
  const [decoy] = decoys;
  const says = `A release of ${callee} made it wait for a lock, so that an answer took ${slowMs} ms.`;
  const stop = { do: "stop-calling", on: call, value: 1 };
  return {
    world,
    worst: { ...effects, scale: patient.scale },
    defects: [
      defect({
        id: "long-patience",
        says: `${caller} was given ${patienceMs} ms of patience with ${callee}, and has no slots set apart for its other calls.`,
        atS: -2700,
        ...patient,
      }),
    ],
    release: {
      service: callee,
      kind: "deploy",
      atS: TRIGGER_S,
      by: "ollie",
      text: [
        `${callee} 2.3.0: one writer at a time, for exact numbers`,
        `${callee} 2.3.0: exact numbers`,
        `${callee} 2.3.0: minor release`,
      ],
      effects,
    },
    feed: [
      {
        atS: -6 * 86_400,
        service: caller,
        kind: "config",
        by: "lee",
        text:
          difficulty < 3
            ? `${caller}: waits ${patienceMs} ms for ${callee}, no more errors at month's end`
            : `${caller}: longer time-outs, no more errors at month's end`,
        chance: 1,
      },
    ],
    actions: [
      action({
        id: "go-without",
        label: "Answer without it",
        verb: "parameter.set",
        parameter: "failOpen",
        console: "SVC",
        targets: callsOf(world, caller).map(({ name }) => name),
        value: { min: 0, max: 100, step: 100, initial: 100, unit: "%" },
        leadS: 30,
        risk: "M",
        about: `A request of ${caller} whose call fails goes on without the answer.`,
        sideEffect: "People miss a part of what they came for.",
      }),
    ],
    reference: {
      says: `Stop calling ${callee}, answer without it, take its release back, and call it again.`,
      steps: [
        alarmed(90, stop),
        alarmed(0, { do: "go-without", on: call, value: 100 }),
        { when: { atS: TRIGGER_S }, afterS: 20, ...rollBack(callee) },
        {
          when: { metric: "utilization", of: callee, below: 0.5, forS: 60 },
          afterS: 30,
          do: "stop-calling",
          on: call,
          value: 0,
        },
      ],
    },
    others: {
      "more-of-the-caller": {
        says: `${caller} is full, so there is more of it; the new ones wait as well.`,
        steps: [alarmed(60, { do: "add-replicas", on: caller, value: 1 })],
      },
      "restart-the-caller": {
        says: `${caller} looks stuck, so it is restarted, and is full again at once.`,
        steps: [alarmed(60, { do: "restart", on: caller, value: 100 })],
      },
      ...theOtherChange(decoy, `${caller} goes on waiting`),
    },
    undoing: { says: `The release of ${callee} is taken back.`, steps: [alarmed(90, rollBack(callee))] },
    truth: [
      {
        role: "trigger",
        component: [callee, channelOf(callee)],
        mechanism: ["change", "dependency and names"],
        credit: 1,
        says,
      },
      {
        role: "sustainer",
        component: [call, caller],
        mechanism: ["dependency and names", "capacity and ceilings"],
        credit: 1,
        says: `What waited for ${callee} held the slots of ${caller}, and nothing was left for those who do not need ${callee}.`,
      },
    ],
    loudest: { symptom: `${caller} is full.`, idea: `${caller} is too small or broken.`, right: false },
    cutPoints: [{ action: "stop-calling", says: `Without that call the slots of ${caller} are free within seconds.` }],
    learn: "A dependency that few need can take everything down by being slow: who waits holds a place.",
    hints: [
      `${caller} is full and does hardly any work of its own. What is it waiting for?`,
      `Compare the times of all that ${caller} calls with those of an hour ago.`,
      `${says} Stop calling it, answer without it, and take the release back.`,
    ],
    logs: [
      {
        service: callee,
        level: "warn",
        source: "slow",
        per: 0.1,
        overMs: 300,
        template: "waited for lock, answered in {p50Ms} ms",
      },
    ],
    pages: {
      SVC: ["Who waits for an answer holds a worker meanwhile. Calls are made one after another."],
      DAT: ["Most pages can be shown without one of their parts."],
    },
    fault: `${callee}, ${needed(spot.share)}, answers in ${slowMs} ms`,
    why: `whoever waits for it holds a slot of ${caller}, which has none set apart for the rest`,
  };
}

function needed(share: number): string {
  if (share < HARDLY) return "which hardly anybody needs at any moment";
  return `without which ${Math.round(share * 100)} % of the people would get nowhere`;
}
