/**
 * How sentences are stored and asked for. English is the source: its keys and its {placeholders} are types, so that a
 * missing key or parameter does not compile. Any other language must carry the same keys.
 */
import { en } from "./en/index.ts";

/** A sentence, or its forms by plural category of `{count}`. */
export type Phrase = string | { readonly one: string; readonly other: string };
export type Key = keyof typeof en;
export type Dictionary = Readonly<Record<Key, Phrase>>;

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Placeholders<P> = P extends { readonly one: infer One; readonly other: infer Other }
  ? "count" | Names<One> | Names<Other>
  : Names<P>;
type Values = Readonly<Record<string, string | number>>;
type Arguments<K extends Key> = [Placeholders<(typeof en)[K]>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholders<(typeof en)[K]>, string | number>>];

export type Translate = <K extends Key>(key: K, ...values: Arguments<K>) => string;

/** The translator of one dictionary. `locale` decides plural forms and nothing else. */
export function createTranslate(dictionary: Dictionary, locale: string): Translate {
  const plurals = new Intl.PluralRules(locale);
  return (key: Key, values: Values = {}) => {
    const phrase = dictionary[key];
    const sentence =
      typeof phrase === "string"
        ? phrase
        : plurals.select(Number(values["count"])) === "one"
          ? phrase.one
          : phrase.other;
    return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

export { en };
