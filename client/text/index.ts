/**
 * Text: every sentence and number on screen. `createText` makes the words of one language; components get them from
 * the nearest provider through `useText`, so that two languages can stand side by side (the gallery does).
 */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Refusal } from "../../shared/base/index.ts";
import { createRefusalText, createTranslate, en } from "./dictionary.ts";
import type { Translate } from "./dictionary.ts";
import { createFormat } from "./format.ts";
import type { Format } from "./format.ts";
import { pseudoDictionary } from "./pseudo.ts";

export const languages = ["en", "pseudo"] as const;
export type Language = (typeof languages)[number];

export interface Text {
  readonly language: Language;
  readonly t: Translate;
  /** Whatever was refused is shown in these words, and never by its English `reason`. */
  readonly refusalText: (refusal: Refusal) => string;
  readonly format: Format;
}

export function createText(language: Language): Text {
  const dictionary = language === "pseudo" ? pseudoDictionary() : en;
  return {
    language,
    t: createTranslate(dictionary, "en"),
    refusalText: createRefusalText(dictionary, "en"),
    format: createFormat("en"),
  };
}

export const TextContext = createContext<Text>(createText("en"));

export function useText(): Text {
  return useContext(TextContext);
}

export { seatFacts } from "./consoles.ts";
export type { SeatFacts } from "./consoles.ts";
export type { Key, Translate } from "./dictionary.ts";
export { formatClock, formatT, formatTick } from "./format.ts";
export type { Format } from "./format.ts";
