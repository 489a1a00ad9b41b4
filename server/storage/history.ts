/** How past rounds went. What is in an outcome is the business of who wrote it. */
import { z } from "zod";
import { change, select } from "./sql.ts";
import type { Db } from "./sql.ts";

const keptShape = z.object({
  /** What the team was called; null: nothing. */
  team: z.string().nullable(),
  ended: z.date(),
  outcome: z.record(z.string(), z.unknown()),
});
export type KeptRound = Readonly<z.infer<typeof keptShape>>;

export interface History {
  /** Once for each round: a server that comes back works its debrief out again. */
  keep(round: string, kept: Pick<KeptRound, "team" | "outcome">): Promise<void>;
  /** The newest, oldest first. */
  newest(most: number): Promise<KeptRound[]>;
}

export function createHistory(db: Db): History {
  return {
    async keep(round, { team, outcome }) {
      await change(db, "INSERT INTO past_round (round, team, outcome) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
        round,
        team,
        JSON.stringify(outcome),
      ]);
    },
    async newest(most) {
      const rows = await select(
        db,
        keptShape,
        "SELECT team, ended, outcome FROM past_round ORDER BY ended DESC, round LIMIT $1",
        [most],
      );
      return rows.reverse();
    },
  };
}
