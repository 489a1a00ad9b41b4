/** A shipped scenario as its file stands, for lives in several engines. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { scenarioSchema } from "../../../shared/content/index.ts";

const shipped = new URL("../../../shared/content/scenarios/s04-a-quarter-at-a-time.yaml", import.meta.url);

export const s04 = scenarioSchema.parse(parse(readFileSync(shipped, "utf8"), { merge: true }));
