/** In a cascade only what the truth names as a trigger is a small cause; a decoy's roll-out is an ordinary change. */
import { expect, it } from "vitest";
import { scenarioSchema } from "../../shared/content/index.ts";
import { withOrdinary } from "../../shared/debrief/cascade/ordinary.ts";
import type { CascadeNode } from "../../shared/protocol/index.ts";
import { fakeScenario } from "../play/fakeScenario.ts";

const rollout = (id: string, service: string) => ({
  id,
  name: id,
  service,
  stages: [{ atS: 60, share: 1 }],
  everyS: 10,
  absentS: 5,
});
const scenario = scenarioSchema.parse({
  ...fakeScenario,
  rollouts: [rollout("agent", "cache"), rollout("release", "app")],
  truth: [
    { role: "trigger", component: ["cache@west"], mechanism: ["change"], says: "The agent." },
    { role: "sustainer", component: ["app"], mechanism: ["retries and herds"], says: "The app." },
  ],
});
const node = (kind: string, subject: string, root: CascadeNode["root"] = "defect"): CascadeNode => ({
  id: 1,
  tick: 0,
  kind,
  subject,
  parents: [],
  root,
  data: {},
  region: null,
  covers: [],
  isRelapse: false,
  endTick: null,
});

it.each([
  ["a roll-out of what the truth names as a trigger", node("rollout-stage", "agent"), "defect"],
  ["a roll-out of what only keeps it alive", node("rollout-stage", "release"), "ordinary"],
  ["a defect", node("defect-activated", "sleeping-limit"), "defect"],
  ["a change of the team's own", node("rollout-stage", "release", "player"), "player"],
] as const)("%s", (_, of, root) => {
  expect(withOrdinary([of], scenario)[0]?.root).toBe(root);
});
