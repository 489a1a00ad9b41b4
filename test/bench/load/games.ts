/**
 * Rows about many games on one server: how many are served in time, what each costs in CPU and memory, how long commands
 * wait for their answer and until all screens show them; and how a game's cost grows with games, players and worlds.
 */
import { must } from "../../../shared/base/index.ts";
import { openLoadGame, pass } from "../../load/game.ts";
import type { GameWanted, LoadGame } from "../../load/game.ts";
import { measure, quantile } from "../../load/measure.ts";
import type { Measured } from "../../load/measure.ts";
import { newTally } from "../../load/people.ts";
import { openServer } from "../../load/server.ts";
import { rowOf } from "../rows.ts";
import type { Row } from "../rows.ts";
import type { LoadEffort } from "./effort.ts";

const characters = ["competent", "novice", "reckless"] as const;
/** The 99th percentile comes within 50 ms. */
const MOST_LATE = 0.01;
/** What opening games costs is not measured with them. */
const SETTLE_MS = 3000;

export async function rowsOfGames(effort: LoadEffort): Promise<readonly Row[]> {
  const { largest: scenario } = effort;
  const wanted: GameWanted = { scenario, seats: 6, speed: 4, characters };
  const points = await rampUp(wanted, effort.games, effort);
  const inTime = points.filter(({ late }) => late < MOST_LATE);
  const best = must(inTime.at(-1) ?? points[0], "a point");
  const last = must(points.at(-1), "last");
  const at = `${best.games} games`;
  return [
    rowOf("load.games", `live games, 6 bots each, ${scenario} at 4×, in time`, inTime.at(-1)?.games ?? 0, "games", {
      target: 150,
      stretch: 300,
      good: "at least",
    }),
    ...points.flatMap((point) => costRows(`games.${point.games}`, `${point.games} games`, point)),
    rowOf("load.driver", `driver, ${last.games} games`, last.driver * 100, "% of a core"),
    rowOf("load.answered.p50", `command answered, p50, ${at}`, quantile(best.answeredMs, 0.5), "ms", {
      target: 20,
      stretch: 10,
      good: "at most",
    }),
    rowOf("load.answered.p99", `command answered, p99, ${at}`, quantile(best.answeredMs, 0.99), "ms", {
      target: 60,
      stretch: 30,
      good: "at most",
    }),
    rowOf("load.seen.p99", `command on all screens, p99, ${at}`, quantile(best.seenMs, 0.99), "ms", {
      target: 400,
      stretch: 300,
      good: "at most",
    }),
  ];
}

/** How a game's cost grows with its players, and with its world. */
export async function rowsOfCurves(effort: LoadEffort): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const seats of effort.seats) {
    const [point] = await rampUp({ scenario: "s04", seats, speed: 4, characters }, [effort.curveGames], effort);
    rows.push(...costRows(`players.${seats}`, `s04, ${seats} players`, must(point, "point")));
  }
  for (const scenario of effort.scenarios) {
    const [point] = await rampUp({ scenario, seats: 6, speed: 4, characters }, [effort.curveGames], effort);
    rows.push(...costRows(`world.${scenario}`, `${scenario}, 6 players`, must(point, "point")));
  }
  return rows;
}

function costRows(id: string, says: string, { games, core, steps, late }: Measured): readonly Row[] {
  return [
    rowOf(`load.${id}.steps`, `${says}: steps, per game`, (100 * steps) / games, "% of a core"),
    rowOf(`load.${id}.rest`, `${says}: all else, per game`, (100 * (core - steps)) / games, "% of a core"),
    rowOf(`load.${id}.late`, `${says}: turns over 50 ms late`, 100 * late, "%"),
  ];
}

/** Opens so many games, and more; ends with the first number that is too many. */
async function rampUp(wanted: GameWanted, counts: readonly number[], effort: LoadEffort): Promise<readonly Measured[]> {
  // A test speed, be it the real one, is without admission control: how much a server takes on is the question here.
  const server = await openServer({ SMALL_CAUSES_TEST_SPEED: String(effort.rate) });
  const games: LoadGame[] = [];
  const points: Measured[] = [];
  const tally = newTally();
  try {
    for (const count of counts) {
      const more = Array.from({ length: count - games.length }, (_, n) =>
        openLoadGame(server.url, wanted, tally, games.length + n),
      );
      games.push(...(await Promise.all(more)));
      await pass(SETTLE_MS);
      const point = await measure(server, games, tally, effort.seconds);
      points.push(point);
      if (point.late >= MOST_LATE) break;
    }
    return points;
  } finally {
    for (const game of games) game.close();
    await server.close();
  }
}
