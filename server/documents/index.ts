/** Documents: files that people write, read with positions, checked, and complained about in words that help. */
export { checkDocument, shapeOf } from "./check.ts";
export { problemText, readDocument, readDocuments } from "./document.ts";
export type { Document, Problem } from "./document.ts";
export { fieldTables } from "./fields.ts";
export { formatOf } from "./format.ts";
export { readPolicy, readScenario, scenarioJsonSchema, variantFor } from "./scenario.ts";
export type { Path } from "../../shared/content/index.ts";
export { scenarioText } from "./write.ts";
