/** Rows about what a player's line carries: in calm, and once the incident is everywhere, with nobody doing anything. */
import { openLoadGame, pass } from "../../load/game.ts";
import { newTally } from "../../load/people.ts";
import { openServer } from "../../load/server.ts";
import { rowOf } from "../rows.ts";
import type { Row } from "../rows.ts";
import type { LoadEffort } from "./effort.ts";
import { untilStorm } from "./storm.ts";

export async function rowsOfTraffic({ largest: scenario, seconds, rate }: LoadEffort): Promise<readonly Row[]> {
  const server = await openServer({ SMALL_CAUSES_TEST_SPEED: String(rate) });
  const tally = newTally();
  const game = await openLoadGame(server.url, { scenario, seats: 6, speed: 4, characters: [] }, tally, 0);
  const players = game.people.length + 1;

  async function perPlayer(): Promise<{ readonly bytes: number; readonly frames: number }> {
    const before = { ...tally, atMs: performance.now() };
    await pass(seconds * 1000);
    const each = (players * (performance.now() - before.atMs)) / 1000;
    return { bytes: (tally.bytes - before.bytes) / each, frames: (tally.frames - before.frames) / each };
  }

  try {
    const calm = await perPlayer();
    await untilStorm(game);
    const storm = await perPlayer();
    return [
      rowOf("load.bytes.calm", "a player's line, calm", calm.bytes, "bytes/s", bar(1000, 500)),
      rowOf("load.bytes.storm", "a player's line, in the storm", storm.bytes, "bytes/s", bar(3000, 1500)),
      rowOf("load.frames.storm", "frames, in the storm", storm.frames, "a second"),
    ];
  } finally {
    game.close();
    await server.close();
  }
}

function bar(target: number, stretch: number) {
  return { target, stretch, good: "at most" } as const;
}
