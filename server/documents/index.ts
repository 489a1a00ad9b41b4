/** Documents: files that people write, read with positions, checked, and complained about in words that help. */
export { checkDocument, shapeOf } from "./check.ts";
export { problemText, readDocument } from "./document.ts";
export type { Document } from "./document.ts";
export type { FileProblem as Problem } from "../../shared/protocol/index.ts";
export { fieldTables } from "./fields.ts";
export { readPolicy, readScenario, scenarioJsonSchema } from "./scenario.ts";
export type { Path } from "../../shared/content/index.ts";
