/** Refusals: whatever may be refused to a person with a browser, and the ways to say so. */
export { isInCatalogue, no, refusals, turnDown } from "./refusal.ts";
export type { RefusalCode } from "./refusal.ts";
