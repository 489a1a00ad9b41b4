/** Tokens open a seat. Only their hashes are kept; a long random one needs no salt and no slow hash. */
import { createHash } from "node:crypto";
import { nanoid } from "nanoid";

export interface Token {
  /** For its owner alone. */
  readonly secret: string;
  /** For the database. */
  readonly hash: string;
}

export function newToken(): Token {
  const secret = nanoid(32);
  return { secret, hash: hashOf(secret) };
}

export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
