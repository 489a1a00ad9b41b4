/**
 * The processes that share one database. Each says every second or so that it lives; one that has not said so for too
 * long is dead to the others, who may take what it ran. Time is the database's: nodes need not agree on a clock.
 */
import { z } from "zod";
import { change, select } from "./sql.ts";
import type { Db } from "./sql.ts";

/** A node as it says who it is. */
export interface Node {
  /** The same after a restart, and no other's. */
  readonly name: string;
  /** Another at each start, and told to nobody but nodes. */
  readonly life: string;
  /** Where other nodes reach it; null while they should not. */
  readonly url: string | null;
}

/** `replaced`: another process goes by this name now. `late`: it was dead to the others before it said so. */
export type Standing = "alive" | "late" | "replaced";

export interface Nodes {
  /** Takes the name, whoever had it before. */
  arrive(node: Node, ttlMs: number): Promise<void>;
  /** It still lives. */
  beat(node: Node, ttlMs: number): Promise<Standing>;
  depart(node: Node): Promise<void>;
  /** The living node that runs an exercise. */
  holderOf(exercise: string): Promise<Node | undefined>;
  /** The living nodes with another name. */
  others(name: string): Promise<Node[]>;
  /** Those of them that would be dead in less than `leftMs`, had they nothing more to say. */
  silent(name: string, leftMs: number): Promise<Node[]>;
  /** It is dead already, unless it has said something meanwhile. */
  bury(node: Node, leftMs: number): Promise<void>;
}

const nodeShape = z.object({ name: z.string(), life: z.string(), url: z.string().nullable() });
const EXPIRY = "now() + $4 * interval '1 millisecond'";

export function createNodes(db: Db): Nodes {
  return {
    async arrive({ name, life, url }, ttlMs) {
      await change(db, "DELETE FROM node WHERE expires_at < now() - interval '1 day'", []);
      await change(
        db,
        `INSERT INTO node (name, life, url, expires_at) VALUES ($1, $2, $3, ${EXPIRY})
         ON CONFLICT (name) DO UPDATE
            SET life = excluded.life, url = excluded.url, expires_at = excluded.expires_at`,
        [name, life, url, ttlMs],
      );
    },

    async beat({ name, life, url }, ttlMs) {
      const [said] = await select(
        db,
        z.object({ late: z.boolean() }),
        `WITH before AS (SELECT expires_at <= now() AS late FROM node WHERE name = $1)
         INSERT INTO node (name, life, url, expires_at) VALUES ($1, $2, $3, ${EXPIRY})
         ON CONFLICT (name) DO UPDATE SET url = excluded.url, expires_at = excluded.expires_at
          WHERE node.life = excluded.life
         RETURNING COALESCE((SELECT late FROM before), true) AS late`,
        [name, life, url, ttlMs],
      );
      return said === undefined ? "replaced" : said.late ? "late" : "alive";
    },

    async depart({ name, life }) {
      await change(db, "DELETE FROM node WHERE name = $1 AND life = $2", [name, life]);
    },

    async holderOf(exercise) {
      const [holder] = await select(
        db,
        nodeShape,
        `SELECT node.name, node.life, node.url FROM lease JOIN node ON node.name = lease.owner
          WHERE lease.exercise = $1 AND node.expires_at > now()`,
        [exercise],
      );
      return holder;
    },

    others(name) {
      return select(
        db,
        nodeShape,
        "SELECT name, life, url FROM node WHERE name <> $1 AND expires_at > now() ORDER BY name",
        [name],
      );
    },

    silent(name, leftMs) {
      return select(
        db,
        nodeShape,
        `SELECT name, life, url FROM node
          WHERE name <> $1 AND expires_at > now() AND expires_at < now() + $2 * interval '1 millisecond'`,
        [name, leftMs],
      );
    },

    async bury({ name, life }, leftMs) {
      await change(
        db,
        `UPDATE node SET expires_at = now()
          WHERE name = $1 AND life = $2 AND expires_at < now() + $3 * interval '1 millisecond'`,
        [name, life, leftMs],
      );
    },
  };
}
