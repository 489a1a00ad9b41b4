/** Scenarios that people saved on this server, as the text they wrote, and how often each scenario went live. */
import type { Pool } from "pg";
import { z } from "zod";
import { change, select } from "./sql.ts";
import { sqlState } from "./sqlState.ts";

const listedShape = z.object({ id: z.string(), name: z.string(), card: z.unknown(), keyHash: z.string() });
const ownShape = listedShape.extend({ text: z.string() });
export type ListedScenario = Readonly<z.infer<typeof listedShape>>;
export type OwnScenario = Readonly<z.infer<typeof ownShape>>;

export interface Scenarios {
  /** In the order they were first saved, without their texts. */
  all(): Promise<ListedScenario[]>;
  find(id: string): Promise<OwnScenario | undefined>;
  /** False when another one has its name. */
  add(scenario: OwnScenario): Promise<boolean>;
  /** False when there is none with this id and key, or another one has the name. */
  change(scenario: OwnScenario): Promise<boolean>;
  /** False when there is none with this id and key. */
  remove(id: string, keyHash: string): Promise<boolean>;
  /** Another round of the scenario went live. */
  played(name: string): Promise<void>;
  /** By name; those never played are missing. */
  plays(): Promise<ReadonlyMap<string, number>>;
}

const LISTED = `id, name, card, key_hash AS "keyHash"`;
const UNIQUE_VIOLATION = "23505";

export function createScenarios(pool: Pool): Scenarios {
  /** How many rows it changed; none where a name is taken. */
  async function unlessTaken(statement: string, values: readonly unknown[]): Promise<boolean> {
    try {
      return (await change(pool, statement, [...values])) > 0;
    } catch (problem) {
      if (sqlState(problem) === UNIQUE_VIOLATION) return false;
      throw problem;
    }
  }

  return {
    all: () => select(pool, listedShape, `SELECT ${LISTED} FROM own_scenario ORDER BY saved, id`),
    async find(id) {
      const [found] = await select(pool, ownShape, `SELECT ${LISTED}, text FROM own_scenario WHERE id = $1`, [id]);
      return found;
    },
    add: ({ id, name, text, card, keyHash }) =>
      unlessTaken("INSERT INTO own_scenario (id, name, text, card, key_hash) VALUES ($1, $2, $3, $4, $5)", [
        id,
        name,
        text,
        JSON.stringify(card),
        keyHash,
      ]),
    change: ({ id, name, text, card, keyHash }) =>
      unlessTaken("UPDATE own_scenario SET name = $2, text = $3, card = $4 WHERE id = $1 AND key_hash = $5", [
        id,
        name,
        text,
        JSON.stringify(card),
        keyHash,
      ]),
    async remove(id, keyHash) {
      return (await change(pool, "DELETE FROM own_scenario WHERE id = $1 AND key_hash = $2", [id, keyHash])) > 0;
    },
    async played(name) {
      await change(
        pool,
        "INSERT INTO played (scenario, times) VALUES ($1, 1) ON CONFLICT (scenario) DO UPDATE SET times = played.times + 1",
        [name],
      );
    },
    async plays() {
      const shape = z.object({ scenario: z.string(), times: z.number().int() });
      const rows = await select(pool, shape, "SELECT scenario, times FROM played");
      return new Map(rows.map(({ scenario, times }) => [scenario, times]));
    },
  };
}
