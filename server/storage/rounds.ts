/**
 * Rounds: one run of one scenario by one team, numbered from 1 in each team. The scenario's canonical text is kept with
 * the rounds, once per hash, so a round can always be replayed from here alone. Only the owner of the exercise writes.
 */
import type { Pool } from "pg";
import { z } from "zod";
import { StaleOwner } from "./journal.ts";
import { change, select, withTx } from "./sql.ts";

const roundShape = z.object({
  id: z.string(),
  exercise: z.string(),
  team: z.number().int(),
  number: z.number().int(),
  kind: z.enum(["incident", "warm-up"]),
  scenarioHash: z.string(),
  seed: z.string(),
  engineVersion: z.string(),
  formatVersion: z.number().int(),
  /** As it was opened; what people chose since is in its journal. */
  options: z.record(z.string(), z.unknown()),
  state: z.enum(["lobby", "live", "debrief", "closed"]),
});
export type Round = Readonly<z.infer<typeof roundShape>>;
export type RoundState = Round["state"];

export interface Rounds {
  /** Rejects with StaleOwner when `epoch` is no longer the exercise's. */
  create(round: Round, epoch: number, scenarioText: string): Promise<void>;
  find(id: string): Promise<Round | undefined>;
  /** By team, in the order they were founded. */
  ofExercise(code: string): Promise<Round[]>;
  /** Does nothing when `epoch` is no longer the exercise's. */
  setState(id: string, epoch: number, state: RoundState): Promise<void>;
  /** The canonical text with this hash. */
  scenario(hash: string): Promise<string | undefined>;
}

const COLUMNS = `id, exercise, team, number, kind, scenario_hash AS "scenarioHash", seed,
  engine_version AS "engineVersion", format_version AS "formatVersion", options, state`;

export function createRounds(pool: Pool): Rounds {
  return {
    create(round, epoch, scenarioText) {
      return withTx(pool, async (tx) => {
        const owned = "SELECT epoch FROM lease WHERE exercise = $1 AND epoch = $2 FOR SHARE";
        const [lease] = await select(tx, z.object({ epoch: z.number() }), owned, [round.exercise, epoch]);
        if (!lease) throw new StaleOwner(`Exercise ${round.exercise} has another owner now.`);
        await change(tx, "INSERT INTO scenario (hash, text) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
          round.scenarioHash,
          scenarioText,
        ]);
        await change(
          tx,
          `INSERT INTO round (id, exercise, team, number, kind, scenario_hash, seed, engine_version, format_version,
             options, state)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [
            round.id,
            round.exercise,
            round.team,
            round.number,
            round.kind,
            round.scenarioHash,
            round.seed,
            round.engineVersion,
            round.formatVersion,
            JSON.stringify(round.options),
            round.state,
          ],
        );
      });
    },
    async find(id) {
      const [found] = await select(pool, roundShape, `SELECT ${COLUMNS} FROM round WHERE id = $1`, [id]);
      return found;
    },
    ofExercise(code) {
      return select(pool, roundShape, `SELECT ${COLUMNS} FROM round WHERE exercise = $1 ORDER BY team, number`, [code]);
    },
    async setState(id, epoch, state) {
      await change(
        pool,
        `UPDATE round SET state = $3 FROM lease
          WHERE round.id = $1 AND lease.exercise = round.exercise AND lease.epoch = $2`,
        [id, epoch, state],
      );
    },
    async scenario(hash) {
      const shape = z.object({ text: z.string() });
      const [found] = await select(pool, shape, "SELECT text FROM scenario WHERE hash = $1", [hash]);
      return found?.text;
    },
  };
}
