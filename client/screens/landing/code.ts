/**
 * Join codes: five of an alphabet without vowels and look-alikes. What people type or paste is folded to it: case,
 * spaces, dashes, a whole link; characters that no code has are named, so that the field can say why they were not taken.
 */
export const CODE_LENGTH = 5;
const ALPHABET = "BCDFGHJKMNPQRTVWXY346789";

export interface TypedCode {
  /** At most five characters of the alphabet. */
  readonly code: string;
  /** The characters that are in no code, each once, in the order they were typed. */
  readonly unused: readonly string[];
}

export function foldCode(raw: string): TypedCode {
  const text = pathCode(raw) ?? raw;
  let code = "";
  const unused = new Set<string>();
  for (const character of text.toUpperCase()) {
    if (ALPHABET.includes(character)) code += character;
    else if (!/[\s\-_.]/.test(character)) unused.add(character);
  }
  return { code: code.slice(0, CODE_LENGTH), unused: [...unused] };
}

/** The code a text states in full, or nothing. */
export function codeOf(raw: string): string | undefined {
  const { code, unused } = foldCode(raw);
  return code.length === CODE_LENGTH && unused.length === 0 ? code : undefined;
}

/** A pasted link carries its code after `/r/`. */
function pathCode(raw: string): string | undefined {
  return /\/r\/([^/?#\s]+)/.exec(raw)?.[1];
}
