/**
 * How sentences are stored and asked for. English is the source: its keys and its {placeholders} are types, so that a
 * missing key or parameter does not compile. Any other language must carry the same keys.
 */
import { fill } from "../../shared/base/index.ts";
import type { Names, Refusal, Values } from "../../shared/base/index.ts";
import { isInCatalogue } from "../../shared/refusals/index.ts";
import { en } from "./en/index.ts";

/** A sentence, or its forms by plural category of `{count}`. */
export type Phrase = string | { readonly one: string; readonly other: string };
export type Key = keyof typeof en;
export type Dictionary = Readonly<Record<Key, Phrase>>;

type Placeholders<P> = P extends { readonly one: infer One; readonly other: infer Other }
  ? "count" | Names<One> | Names<Other>
  : Names<P>;
type Arguments<K extends Key> = [Placeholders<(typeof en)[K]>] extends [never]
  ? []
  : [values: Values<Placeholders<(typeof en)[K]>>];

export type Translate = <K extends Key>(key: K, ...values: Arguments<K>) => string;

/** The translator of one dictionary. `locale` decides plural forms and nothing else. */
export function createTranslate(dictionary: Dictionary, locale: string): Translate {
  return translatorOf(dictionary, locale);
}

/** Why something was not done, in the words of one dictionary; in the server's where it says what no dictionary has. */
export function createRefusalText(dictionary: Dictionary, locale: string): (refusal: Refusal) => string {
  const translate = translatorOf(dictionary, locale);
  return (refusal) => (isInCatalogue(refusal) ? translate(refusal.code, refusal.params) : refusal.reason);
}

function translatorOf(dictionary: Dictionary, locale: string): (key: Key, values?: Values) => string {
  const plurals = new Intl.PluralRules(locale);
  return (key, values = {}) => {
    const phrase = dictionary[key];
    const sentence =
      typeof phrase === "string"
        ? phrase
        : plurals.select(Number(values["count"])) === "one"
          ? phrase.one
          : phrase.other;
    return fill(sentence, values);
  };
}

export { en };
