/** The toy world as the engine takes it. The file is checked as every scenario is; a wrong one is a bug and throws. */
import { parse } from "yaml";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import text from "./edge-web-db.yaml?raw";

/** Always the same: everybody learns on the same minutes. */
export const SEED = "tutorial";

export function readToy(): Scenario {
  return scenarioSchema.parse(parse(text));
}
