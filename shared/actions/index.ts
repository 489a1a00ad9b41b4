/** Actions: the catalogue of general verbs that a scenario's named actions are instances of, and the kinds of look. */
export { factsOf, risks, verbNames, verbs } from "./catalogue.ts";
export type { Risk, Verb, VerbFacts } from "./catalogue.ts";
export { lookKinds } from "./looks.ts";
export type { LookKind } from "./looks.ts";
