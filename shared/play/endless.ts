/** A world in which a win ends nothing: whoever plays on it keeps all their ticks. */
import type { World } from "./round.ts";

export function endless(world: World): World {
  return {
    get tick() {
      return world.tick;
    },
    step: (commands) => world.step(commands).filter(({ kind }) => kind !== "won"),
    observe: () => world.observe(),
    running: () => world.running(),
    instruments: world.instruments,
  };
}
