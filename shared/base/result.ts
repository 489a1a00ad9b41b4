/**
 * Refusals are values: a command that cannot be done answers with a code and a sentence that says what to do,
 * and that answer always reaches the person who asked. Bugs throw instead.
 */

import type { Values } from "./template.ts";

/** Why something was not done. `reason` is the English sentence, for programs, logs and the command line. */
export interface Refusal {
  /** Stable. What may reach a browser stands in the catalogue of shared/protocol, and in each dictionary, by its code. */
  readonly code: string;
  readonly reason: string;
  /** What the sentence names or counts, for the same sentence in another language. */
  readonly params?: Values;
}

export type Result<T, E = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: E };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** For whoever reads at a terminal, or in a file. Browsers are refused by `turnDown` of shared/protocol. */
export function refuse(code: string, reason: string): Result<never> {
  return { ok: false, refusal: { code, reason } };
}
