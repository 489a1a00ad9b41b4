/** Join codes: five characters without vowels, so that no word appears, and without look-alikes. */
import { randomInt } from "node:crypto";

const ALPHABET = "BCDFGHJKMNPQRTVWXY346789";
const LENGTH = 5;

export function drawCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}

/** The code as it is stored, or nothing: case and blanks do not matter. */
export function readCode(typed: string): string | undefined {
  const code = typed.replaceAll(/[\s-]/g, "").toUpperCase();
  return code.length === LENGTH && [...code].every((character) => ALPHABET.includes(character)) ? code : undefined;
}
