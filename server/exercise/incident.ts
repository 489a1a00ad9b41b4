/** What an incident is called until its debrief: two words that say nothing about it. */
import { randomInt } from "node:crypto";
import { must } from "../../shared/base/index.ts";

const colours = ["AMBER", "AZURE", "COPPER", "CRIMSON", "GOLDEN", "INDIGO", "IVORY", "JADE", "SCARLET", "SILVER"];
const birds = ["CRANE", "FALCON", "FINCH", "HERON", "KESTREL", "LARK", "MAGPIE", "OSPREY", "PLOVER", "SWIFT", "WREN"];

export function nameIncident(): string {
  return `${anyOf(colours)} ${anyOf(birds)}`;
}

function anyOf(words: readonly string[]): string {
  return must(words[randomInt(words.length)], "word");
}
