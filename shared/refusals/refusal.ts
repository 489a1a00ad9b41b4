/**
 * The catalogue of whatever may be refused to a person with a browser: code → the English sentence. A refusal is made
 * from its code and from what the sentence names, and so its parameters hold nothing that the sentence does not say.
 */
import { fill, namesIn } from "../base/index.ts";
import type { Names, Refusal, Result, Values } from "../base/index.ts";
import { fileRefusals } from "./file.ts";
import { roundRefusals } from "./round.ts";
import { sessionRefusals } from "./session.ts";

export const refusals = { ...roundRefusals, ...sessionRefusals, ...fileRefusals } as const;

export type RefusalCode = keyof typeof refusals;
type NamesOf<Code extends RefusalCode> = Names<(typeof refusals)[Code]>;
type Params<Code extends RefusalCode> = [NamesOf<Code>] extends [never] ? [] : [params: Values<NamesOf<Code>>];

type Made<What> = <Code extends RefusalCode>(code: Code, ...params: Params<Code>) => What;

/** Why something is not done. */
export const no: Made<Refusal> = refusalOf;

/** The same as the answer to whoever asked. */
export const turnDown: Made<Result<never>> = (code: RefusalCode, values?: Values) => ({
  ok: false,
  refusal: refusalOf(code, values),
});

/** Whatever else the values hold stays here. */
function refusalOf(code: RefusalCode, values?: Values): Refusal {
  const sentence = refusals[code];
  if (values === undefined) return { code, reason: sentence };
  const params = Object.fromEntries(namesIn(sentence).map((name) => [name, values[name]]));
  return { code, reason: fill(sentence, params), params };
}

/** Whether the sentence is in this catalogue with all that it names: a server of another version may say something else. */
export function isInCatalogue(refusal: Refusal): refusal is Refusal & { readonly code: RefusalCode } {
  const { code, params } = refusal;
  const sentence = sentences.get(code);
  return sentence !== undefined && namesIn(sentence).every((name) => params?.[name] !== undefined);
}

const sentences: ReadonlyMap<string, string> = new Map(Object.entries(refusals));
