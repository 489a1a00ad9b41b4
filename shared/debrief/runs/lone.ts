/**
 * Runs without the team: doing nothing, or an authored policy. They depend on scenario, seed and horizon alone, so a
 * server computes them while the round is still being played.
 */
import { must } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { Scenario } from "../../content/index.ts";
import { createPolicy, restoreSimulation, SCRAPE_TICKS } from "../../sim/index.ts";
import { openTape, stepTo } from "./tape.ts";
import type { Progress, Taped } from "./tape.ts";

/** Where every compared run begins: one world at T+0. */
export interface Origin {
  readonly scenario: Scenario;
  readonly seed: string;
  /** Its snapshot. */
  readonly atZero: Uint8Array;
}

export interface LoneRequest extends Origin {
  /** "none", or the name of one of the scenario's policies. */
  readonly policy: string;
  readonly horizonTick: Tick;
}

export interface LoneRun extends Taped {
  /** What the policy launched. */
  readonly launches: readonly Launch[];
}

export interface Launch {
  readonly tick: Tick;
  readonly action: string;
  readonly target: string;
  readonly value: number;
}

export function runAlone(request: LoneRequest, progress: Progress): LoneRun {
  const { scenario, seed, atZero, horizonTick } = request;
  const tape = openTape(restoreSimulation(scenario, seed, atZero));
  const policy = createPolicy(scenario, tape.simulation.topology, request.policy);
  if (!policy.ok) throw new Error(policy.refusal.reason);
  const launches: Launch[] = [];
  stepTo(tape, horizonTick, progress, () => {
    const commands = tape.tick % SCRAPE_TICKS === 0 ? policy.value.next(tape.observe()) : [];
    for (const command of commands) {
      if (command.kind !== "action.launch") continue;
      const { id: action } = must(scenario.actions[command.action], "action");
      launches.push({ tick: tape.tick, action, target: command.target, value: command.value });
    }
    tape.step(commands);
  });
  return { ...tape.cut(), launches };
}
