/**
 * Rows about a debrief: a round that bots played through, on a server of two threads. How long the best cut takes to find
 * from the round's end on, how many runs that was, and how long each what-if of the team's own changes takes.
 */
import type { Known, WhatIfChange } from "../../../shared/protocol/index.ts";
import { openLoadGame, tell, until } from "../../load/game.ts";
import { quantile } from "../../load/measure.ts";
import { newTally } from "../../load/people.ts";
import { openServer } from "../../load/server.ts";
import { rowOf } from "../rows.ts";
import type { Row } from "../rows.ts";
import type { LoadEffort } from "./effort.ts";

const characters = ["competent", "novice"] as const;
const TRUTH = 2;
/** So much later, in ticks, as the other change of each action. */
const LATER = 600;

export async function rowsOfDebriefs({ round }: LoadEffort): Promise<readonly Row[]> {
  const server = await openServer({ SMALL_CAUSES_TEST_SPEED: String(round.rate) });
  const wanted = { scenario: "s04", seats: 4, speed: 4, liveMinutes: round.minutes, characters } as const;
  const game = await openLoadGame(server.url, wanted, newTally(), 0);
  const common = (): Known["common"] | undefined => game.host.known()?.common;
  try {
    await until(() => common()?.session.phase === "debrief", "the round ends", 5);
    const endedMs = performance.now();
    for (let step = 1; step <= TRUTH; step++) await tell(game.host, { type: "debrief.step", step });
    await until(() => common()?.found?.state === "done", "the best cut is found", 10);
    const foundS = (performance.now() - endedMs) / 1000;
    const changes = (common()?.debrief?.report?.deeds ?? []).flatMap(({ ref, launchedTick }): WhatIfChange[] => [
      { kind: "remove", ref },
      { kind: "move", ref, toTick: launchedTick + LATER },
    ]);
    const tookS: number[] = [];
    for (const change of changes.slice(0, round.whatIfs)) {
      const sinceMs = performance.now();
      await tell(game.host, { type: "whatif.run", change });
      await until(() => common()?.debrief?.whatIfs[tookS.length]?.state === "done", "a what-if has been played", 5);
      tookS.push((performance.now() - sinceMs) / 1000);
    }
    return [
      rowOf("load.cut", `best cut of a ${round.minutes}-minute round, from its end`, foundS, "s", {
        target: 60,
        good: "at most",
      }),
      rowOf("load.cut.runs", "runs that it tried", common()?.found?.runs ?? 0, "runs"),
      rowOf("load.whatif.median", `what-if of it, median of ${tookS.length}`, quantile(tookS, 0.5), "s", {
        target: 2,
        stretch: 1,
        good: "at most",
      }),
      rowOf("load.whatif.most", "what-if of it, the longest", Math.max(...tookS), "s", {
        target: 4,
        stretch: 2,
        good: "at most",
      }),
    ];
  } finally {
    game.close();
    await server.close();
  }
}
