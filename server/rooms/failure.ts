/** What is left of a round whose world threw: it stands where the step that failed began, and does not move again. */
import { restoreRound } from "../../shared/play/index.ts";
import type { LiveRound } from "./recover.ts";

export function halted(round: LiveRound, tick: number): LiveRound {
  const { world, setup } = round;
  const still: LiveRound["world"] = {
    tick,
    step: () => [],
    observe: () => world.observe(),
    running: () => world.running(),
    instruments: world.instruments,
    snapshot: () => world.snapshot(),
  };
  return restoreRound(setup, still, round.memory());
}
