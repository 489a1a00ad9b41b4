/**
 * Join codes: five of an alphabet without vowels and look-alikes. What people type or paste is folded to it: case,
 * spaces, dashes, a whole link; a character that no code has is named, so that the field can say why it was not taken.
 */
export const CODE_LENGTH = 5;
const ALPHABET = "BCDFGHJKMNPQRTVWXY346789";

export interface TypedCode {
  /** At most five characters of the alphabet. */
  readonly code: string;
  /** The first character that is in no code, as it was typed. */
  readonly unused?: string;
}

export function foldCode(raw: string): TypedCode {
  const text = pathCode(raw) ?? raw;
  let code = "";
  let unused: string | undefined;
  for (const character of text.toUpperCase()) {
    if (ALPHABET.includes(character)) code += character;
    else if (!/[\s\-_.]/.test(character)) unused ??= character;
  }
  code = code.slice(0, CODE_LENGTH);
  return unused === undefined ? { code } : { code, unused };
}

/** The code a text states in full, or nothing. */
export function codeOf(raw: string): string | undefined {
  const { code, unused } = foldCode(raw);
  return code.length === CODE_LENGTH && unused === undefined ? code : undefined;
}

/** A pasted link carries its code after `/r/`. */
function pathCode(raw: string): string | undefined {
  return /\/r\/([^/?#\s]+)/.exec(raw)?.[1];
}
