/**
 * Rows about everybody at once: how fast they join, how long a server that was killed needs until its live games go on,
 * and how long after that until everybody is back with the state on their screen.
 */
import { openLoadGame, until } from "../../load/game.ts";
import type { LoadGame } from "../../load/game.ts";
import { join, newTally, sit } from "../../load/people.ts";
import { openServer } from "../../load/server.ts";
import { rowOf } from "../rows.ts";
import type { Row } from "../rows.ts";
import type { LoadEffort } from "./effort.ts";

/** People per address: enough of them that no limit of one address counts. */
const FIRST_JOINER = 50_000;

export async function rowsOfCrowd({ crowd, joiners, rate, seconds }: LoadEffort): Promise<readonly Row[]> {
  const server = await openServer({ SMALL_CAUSES_TEST_SPEED: String(rate) });
  const tally = newTally();
  const games: LoadGame[] = [];
  try {
    const wanted = { scenario: "s04", seats: crowd.seats, watchers: crowd.watchers, speed: 1, characters: [] };
    let memory = { games: 0, bytes: 0 };
    while (games.length < crowd.games) {
      const more = Array.from({ length: Math.min(crowd.atOnce, crowd.games - games.length) }, (_, n) =>
        openLoadGame(server.url, wanted, tally, games.length + n),
      );
      games.push(...(await Promise.all(more)));
      // The first ones bring the world itself, which all share, and what making it left behind.
      if (memory.games === 0) memory = { games: games.length, bytes: await server.memory(seconds) };
    }
    const perGame = ((await server.memory(seconds)) - memory.bytes) / Math.max(1, games.length - memory.games) / 1e6;
    const joined = await joinAll();
    const people = games.flatMap((game) => [game.host, ...game.people]);
    const before = people.map((one) => one.welcomes());
    await server.mortal.kill();
    const diedMs = performance.now();
    if (!(await server.mortal.start())) throw new Error(server.mortal.lines.join("\n"));
    const readyMs = performance.now();
    await until(() => people.every((one, n) => one.welcomes() > (before[n] ?? 0)), "everybody is back", 10);
    const backMs = performance.now();
    if (!games.every((game) => game.live())) throw new Error("a game did not go on");
    return [
      rowOf("load.memory", "memory per game beside the first", perGame, "MB", {
        target: 1.5,
        stretch: 0.7,
        good: "at most",
      }),
      rowOf("load.joins", "joins, until the state is there", joined.perCpuS, "a second of CPU", {
        target: 300,
        stretch: 500,
        good: "at least",
      }),
      rowOf("load.resume", `${games.length} live games go on after kill -9`, (readyMs - diedMs) / 1000, "s", {
        target: 10,
        stretch: 3,
        good: "at most",
      }),
      rowOf("load.back", `${people.length} people back with the state, from then on`, (backMs - readyMs) / 1000, "s", {
        target: 2,
        stretch: 1.2,
        good: "at most",
      }),
    ];
  } finally {
    for (const game of games) game.close();
    await server.close();
  }

  /** As many as fit into the games join at once and leave again. */
  async function joinAll(): Promise<{ readonly perCpuS: number }> {
    const beforeS = server.cpuS();
    const sinceMs = performance.now();
    const guests = await Promise.all(
      games.flatMap((game, g) =>
        Array.from({ length: joiners }, async (_, n) =>
          sit(server.url, await join(server.url, game.code, FIRST_JOINER + g * joiners + n), tally),
        ),
      ),
    );
    await until(() => guests.every((one) => one.welcomes() > 0), "everybody has joined", 10);
    const passedS = (performance.now() - sinceMs) / 1000;
    for (const guest of guests) guest.close();
    const cpuS = server.cpuS() - beforeS;
    return { perCpuS: guests.length / Math.min(cpuS, passedS) };
  }
}
