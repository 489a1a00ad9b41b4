/**
 * A language nobody speaks, made from English: accented, bracketed and 40 % longer. Whatever stays plain on screen was
 * not in the dictionary, and whatever breaks would break in German.
 */
import { en } from "./en/index.ts";
import type { Dictionary, Phrase } from "./dictionary.ts";

const accents: Readonly<Record<string, string>> = {
  a: "á",
  c: "ç",
  e: "é",
  i: "í",
  n: "ñ",
  o: "ö",
  s: "š",
  u: "ü",
  y: "ý",
  A: "Å",
  C: "Ç",
  E: "É",
  N: "Ñ",
  O: "Ö",
  S: "Š",
  U: "Ü",
};

function stretch(sentence: string): string {
  const accented = sentence.replace(/\{\w+\}|./gs, (piece) => accents[piece] ?? piece);
  return `[${accented}${"·".repeat(Math.ceil(sentence.length * 0.4))}]`;
}

function stretchPhrase(phrase: Phrase): Phrase {
  return typeof phrase === "string" ? stretch(phrase) : { one: stretch(phrase.one), other: stretch(phrase.other) };
}

export function pseudoDictionary(): Dictionary {
  const pseudo: Record<string, Phrase> = {};
  for (const [key, phrase] of Object.entries(en)) pseudo[key] = stretchPhrase(phrase);
  return { ...en, ...pseudo };
}
