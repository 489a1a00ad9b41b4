/** Actions: the catalogue of general verbs that a scenario's named actions are instances of. */
export { risks, verbNames, verbs } from "./catalogue.ts";
export type { Risk, Verb, VerbFacts } from "./catalogue.ts";
