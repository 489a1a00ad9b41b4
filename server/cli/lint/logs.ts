/** Findings about the templates of log lines: placeholders that were meant to show a reading, and braces that stand alone. */
import { suggestion } from "../../../shared/content/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import type { StationReading } from "../../../shared/sim/index.ts";
import { found } from "./finding.ts";
import type { Finding } from "./finding.ts";

/** What a placeholder can show; any other name shows as a star. */
const shown = [
  "rps",
  "errorRatio",
  "p50Ms",
  "p95Ms",
  "utilization",
  "queue",
  "hitRatio",
  "replicasServing",
  "replicasWanted",
  "count",
  "region",
] as const satisfies readonly (keyof StationReading | "count" | "region")[];

/** Shorter ones are near to too much. */
const SHORTEST = 3;

export function logFindings({ logs }: Scenario): readonly Finding[] {
  return logs.flatMap(({ template }, i) => {
    const path = ["logs", i, "template"];
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const rest = template.replaceAll(/\{\w+\}/g, "");
    return [
      ...names.flatMap((name) => {
        const meant = shownBy(name);
        const says = `{${name}} is no reading, so it shows as a star; did you mean {${meant ?? ""}}?`;
        return found(meant !== undefined, "warning", path, says, "");
      }),
      ...found(
        /[{}]/.test(rest),
        "warning",
        path,
        "a brace stands alone, and is shown as it is.",
        "Write {name}, with letters and digits alone.",
      ),
    ];
  });
}

/** The reading that a name was meant to be: by its beginning, or by a slip. */
function shownBy(name: string): string | undefined {
  if (name.length < SHORTEST || shown.some((known) => known === name)) return undefined;
  const begun = shown.find((known) => known.toLowerCase().startsWith(name.toLowerCase()));
  return begun ?? shown.find((known) => suggestion(name, [known]) !== "");
}
