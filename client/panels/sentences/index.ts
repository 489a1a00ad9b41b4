/**
 * Sentences: what the server says as a code with parameters, in the reader's language. One table per place where codes
 * come from; a test holds that every code the server can send has its sentence. An unknown code shows itself.
 */
import type { Message } from "../../../shared/protocol/index.ts";
import { events } from "./events.ts";
import { looks, reckonings } from "./looks.ts";
import type { Reckoning } from "./looks.ts";
import type { Sentence, Words } from "./words.ts";

const sentences: ReadonlyMap<string, Sentence> = new Map<string, Sentence>([
  ...Object.entries(looks),
  ...Object.entries(events),
]);
const reckons = new Map(Object.entries(reckonings));

export function sentenceOf({ code, params }: Message, words: Words): string {
  return sentences.get(code)?.(params, words) ?? code;
}

export function reckoningOf({ code, params }: Message, words: Words): Reckoning {
  return reckons.get(code)?.(params, words) ?? { what: code, value: "", note: "" };
}

/** Every code that has a sentence. */
export const knownCodes: readonly string[] = [...sentences.keys(), ...reckons.keys()];

export type { Reckoning } from "./looks.ts";
export { obstacleText } from "./obstacles.ts";
export { metricName, momentText, reading, toolName, wordsFor } from "./words.ts";
export type { Words } from "./words.ts";
