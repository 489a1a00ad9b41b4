/**
 * Refusals are values: a command that cannot be done answers with a code and a sentence that says what to do,
 * and that answer always reaches the person who asked. Bugs throw instead.
 */

/** Why something was not done. `code` is stable and looked up in the dictionary; `reason` is the English sentence. */
export interface Refusal {
  readonly code: string;
  readonly reason: string;
}

export type Result<T, E = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: E };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function refuse(code: string, reason: string): Result<never> {
  return { ok: false, refusal: { code, reason } };
}
