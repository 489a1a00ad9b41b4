/**
 * The people of an exercise: an id that the journal uses, the hash of the token that brings them back, and a name.
 * The name is here and nowhere else, so that erasing it leaves a journal that still replays. A big screen is kept here
 * too, for its token's sake; no journal knows it. A bot is a member whose token nobody has. Hosts are hosts of every team; their team is where they look first.
 */
import { z } from "zod";
import { characterIds } from "../../shared/protocol/index.ts";
import { change, select } from "./sql.ts";
import type { Db } from "./sql.ts";

const memberShape = z.object({
  id: z.string(),
  exercise: z.string(),
  team: z.number().int(),
  tokenHash: z.string(),
  /** Null once erased. */
  name: z.string().nullable(),
  role: z.enum(["player", "host", "screen", "bot"]),
  /** Of a bot alone. */
  character: z.enum(characterIds).nullish(),
});
export type Member = Readonly<z.infer<typeof memberShape>>;

export interface Members {
  add(member: Member): Promise<void>;
  /** In the order they joined. */
  ofExercise(code: string): Promise<Member[]>;
  findByToken(tokenHash: string): Promise<Member | undefined>;
  /** A bot has left for good; what it was called is kept. */
  retire(id: string): Promise<void>;
  /** A new token for a member who lost theirs; the old one no longer opens the seat. */
  replaceToken(id: string, tokenHash: string): Promise<void>;
  setTeam(id: string, team: number): Promise<void>;
  eraseNames(code: string): Promise<void>;
  /** Their exercise is about to be deleted by its host; for a day it is known of their tokens, and of nothing else. */
  dismiss(code: string): Promise<void>;
  wasDismissed(tokenHash: string): Promise<boolean>;
}

const COLUMNS = `id, exercise, team, token_hash AS "tokenHash", name, role, character`;

export function createMembers(db: Db): Members {
  return {
    async add({ id, exercise, team, tokenHash, name, role, character = null }) {
      await change(
        db,
        "INSERT INTO member (id, exercise, team, token_hash, name, role, character) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [id, exercise, team, tokenHash, name, role, character],
      );
    },
    ofExercise(code) {
      return select(db, memberShape, `SELECT ${COLUMNS} FROM member WHERE exercise = $1 ORDER BY joined, id`, [code]);
    },
    async findByToken(tokenHash) {
      const [found] = await select(db, memberShape, `SELECT ${COLUMNS} FROM member WHERE token_hash = $1`, [tokenHash]);
      return found;
    },
    async retire(id) {
      await change(db, "UPDATE member SET role = 'player', character = NULL WHERE id = $1", [id]);
    },
    async replaceToken(id, tokenHash) {
      await change(db, "UPDATE member SET token_hash = $2 WHERE id = $1", [id, tokenHash]);
    },
    async setTeam(id, team) {
      await change(db, "UPDATE member SET team = $2 WHERE id = $1", [id, team]);
    },
    async eraseNames(code) {
      await change(db, "UPDATE member SET name = NULL WHERE exercise = $1", [code]);
    },
    async dismiss(code) {
      await change(db, "DELETE FROM deleted_token WHERE deleted < now() - interval '1 day'", []);
      await change(
        db,
        "INSERT INTO deleted_token (token_hash) SELECT token_hash FROM member WHERE exercise = $1 ON CONFLICT DO NOTHING",
        [code],
      );
    },
    async wasDismissed(tokenHash) {
      const found = await select(db, z.object({}), "SELECT FROM deleted_token WHERE token_hash = $1", [tokenHash]);
      return found.length > 0;
    },
  };
}
