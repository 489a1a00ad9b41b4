/** One person plays the small scenario: the setting in which what-ifs are cheap enough to try many. */
import type { Entry, Happening, Recording } from "../../shared/play/index.ts";
import type { Command } from "../../shared/protocol/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import { runTeam } from "../../shared/debrief/index.ts";
import type { TeamRun } from "../../shared/debrief/index.ts";
import { smallScenario } from "./smallWorld.ts";

export const HORIZON = 6000;
export const seed = "1";
export const silent = (): void => undefined;

/** [simulated seconds, command]. */
export type Said = readonly [number, Command];

export function launch(action: string, target: string, value: number): Command {
  return { type: "action.launch", action, target, value };
}

export function recordingOf(said: readonly Said[], endTick = HORIZON): Recording {
  const opening: readonly Happening[] = [
    { kind: "presence", member: "ana", event: { kind: "joined", isHost: true } },
    { kind: "command", by: "ana", command: { type: "seat.take", seat: 0 } },
    { kind: "command", by: "ana", command: { type: "host.start" } },
    { kind: "command", by: "ana", command: { type: "host.start" } },
  ];
  const happenings = [
    ...opening.map((happening) => ({ tick: 0, happening })),
    ...said.map(([atS, command]) => ({ tick: atS * 10, happening: { kind: "command", by: "ana", command } as const })),
  ];
  const entries: readonly Entry[] = happenings.map(({ tick, happening }, n) => ({
    ...happening,
    seq: n + 1,
    tick,
    clockMs: tick * 25,
  }));
  return {
    header: {
      scenario: smallScenario,
      seed,
      options: { incident: "AMBER HERON", size: 1, layer: "standard", speed: 4, liveMinutes: 15 },
    },
    entries,
    endTick,
  };
}

/** The world at T+0: made once for each file that asks. */
export function atZero(): Uint8Array {
  return createSimulation(smallScenario, seed).snapshot();
}

export function lived(recording: Recording, start: Uint8Array): TeamRun {
  return runTeam({ recording, atZero: start, before: [], plannedTick: HORIZON }, silent);
}
