/** Imports: files of somebody's own system, read with care and made into a scenario. */
export { formats } from "./formats/format.ts";
export type { Format } from "./formats/format.ts";
export { answerOf } from "./answer.ts";
export { importFiles, lookInto } from "./import.ts";
export type { FileProblems, Imported } from "./import.ts";
export type { ImportFile } from "./read.ts";
