/**
 * Plays a scenario under one seed to see whether it can break and whether it can be won: without anybody, and with its
 * reference. One seed is a glance; `proofs` is the judgement.
 */
import type { Scenario } from "../../../shared/content/index.ts";
import { createPolicy, createSimulation } from "../../../shared/sim/index.ts";
import { clockOf, horizonOf, played } from "../../tempo/index.ts";
import { found, percent } from "./finding.ts";
import type { Finding } from "./finding.ts";

/** Fewer users than this failing at the end is no outage worth a team's time. */
const BROKEN = 0.05;

export function trialFindings(scenario: Scenario, seed: number, tell: (progress: string) => void): readonly Finding[] {
  const horizonTick = horizonOf(scenario);
  tell("pre-roll");
  const start = createSimulation(scenario, String(seed));
  tell("without anybody");
  const ignored = played(start.fork(), null, horizonTick);
  const reference = Object.entries(scenario.policies).find(([, { kind }]) => kind === "reference")?.[0];
  const broke = found(
    ignored.failing < BROKEN && ignored.wentGlobalTick === null,
    "error",
    ["defects"],
    `played under seed ${seed} without anybody, nothing breaks: ${percent(ignored.failing)} of the users fail at the end, and it never went global.`,
    "Strengthen the cause, or take room away from what it hits; pace shows what happens when.",
  );
  const policy = reference === undefined ? null : createPolicy(scenario, start.topology, reference);
  if (reference === undefined || !policy?.ok) return broke;
  tell(reference);
  const won = played(start.fork(), policy.value, horizonTick);
  return [
    ...broke,
    ...found(
      won.wonTick === null,
      "error",
      ["policies", reference],
      `played under seed ${seed}, the reference does not win up to ${clockOf(won.endTick)}; ${percent(won.failing)} of the users fail at the end.`,
      "Let it act sooner or on more; simulate with --policy shows what it launched.",
    ),
  ];
}
