/** Lint: what a sound file would not do although its author means it to, each with its place and advice. */
export { checkFile } from "./check.ts";
export type { Checked } from "./check.ts";
export { closingLine, countOf, jsonOfLint, linesOf, restText } from "./output.ts";
