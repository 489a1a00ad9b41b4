/**
 * The counterfactual [W1]: the team's run with one of its changes moved or left out. Open loop: all else keeps its
 * tick, an undo follows what it undid, and what can no longer be done is skipped and listed. Without a change it equals
 * the original to the byte.
 */
import type { Tick } from "../../base/index.ts";
import { createRound, emptyChronicle, endless, restoreRound } from "../../play/index.ts";
import type { Entry, Recording, Round } from "../../play/index.ts";
import type { ChangedDeed, WhatIfChange } from "../../protocol/index.ts";
import { restoreSimulation } from "../../sim/index.ts";
import { firstTickOf } from "./added.ts";
import type { Skipped, WhatIfRun } from "./counterfactual.ts";
import { changedDeeds, deedsOf } from "./deeds.ts";
import type { Origin } from "./lone.ts";
import { openTape, stepTo } from "./tape.ts";
import type { Progress, Tape } from "./tape.ts";
import type { Checkpoint, TeamRun } from "./team.ts";

export interface WhatIfRequest {
  readonly recording: Recording;
  readonly atZero: Origin["atZero"];
  /** The original run; of its checkpoints only the one that `checkpointFor` names is needed. */
  readonly original: Omit<TeamRun, "endHash" | "horizonHash">;
  readonly change: ChangedDeed;
}

export function runWhatIf(request: WhatIfRequest, progress: Progress): WhatIfRun {
  const { recording, original, change } = request;
  const deeds = deedsOf(recording.entries, original.endTick, original.refused);
  const checkpoint = checkpointFor(original, change);
  const tape = openTapeAt(request, checkpoint);
  const round = openRoundAt(recording, tape, checkpoint);
  const todo = changedDeeds(deeds, original.play, change).filter(({ tick }) => tick >= round.tick);
  const skipped: Skipped[] = [];
  let next = 0;
  stepTo(tape, original.horizonTick, progress, () => {
    for (; next < todo.length && todo[next].tick <= round.tick; next++) attempt(round, todo[next], skipped);
    // A room that was left paused stays so, but its world goes on to the horizon.
    if (round.isRunning) round.step();
    else tape.step([]);
  });
  return { ...tape.cut(), skipped, horizonHash: tape.simulation.hash() };
}

/** The last checkpoint before anything differs from the original; undefined where the run must start at T+0. */
export function checkpointFor(
  { checkpoints, play }: Pick<TeamRun, "checkpoints" | "play">,
  change: WhatIfChange,
): Checkpoint | undefined {
  const first = firstDifference(play, change);
  return checkpoints.filter(({ tick }) => tick <= first).at(-1);
}

function firstDifference({ actions }: TeamRun["play"], change: WhatIfChange): Tick {
  if (change.kind === "add") return firstTickOf(change);
  const action = actions.find(({ ref }) => ref === change.ref);
  return Math.min(action?.proposedTick ?? 0, change.kind === "move" ? change.toTick : Infinity);
}

function openTapeAt({ recording, atZero, original }: WhatIfRequest, checkpoint: Checkpoint | undefined): Tape {
  const { scenario, seed } = recording.header;
  const world = restoreSimulation(scenario, seed, checkpoint?.world ?? atZero);
  return openTape(world, checkpoint && original);
}

/** Nobody looks at anything in a what-if, so it begins without a history of scrapes. */
function openRoundAt({ header }: Recording, tape: Tape, checkpoint: Checkpoint | undefined): Round {
  // Winning sooner must not take the rest of the team's commands away.
  const world = endless(tape);
  if (!checkpoint) return createRound(header, world);
  return restoreRound(header, world, {
    play: checkpoint.play,
    history: { recent: [], usual: { stations: [], edges: [] } },
    chronicle: emptyChronicle,
  });
}

function attempt(round: Round, entry: Entry, skipped: Skipped[]): void {
  if (entry.kind === "command") {
    const decision = round.decide(entry.by, entry.command, entry.clockMs);
    if (!decision.ok) {
      skipped.push({ tick: entry.tick, command: entry.command, refusal: decision.refusal });
      return;
    }
  }
  // A moved launch stands in the journal where its new neighbours stand.
  round.submit([{ ...entry, tick: round.tick }]);
}
