/** The library: scenarios of the package and of this server, their cards, sheets and trials. */
export { createLibrary } from "./library.ts";
export type { Library } from "./library.ts";
export { readExample, readPackaged, readToy } from "./packaged.ts";
export type { Book } from "./packaged.ts";
export { createRisks } from "./risks.ts";
export { createTrials } from "./trials.ts";
