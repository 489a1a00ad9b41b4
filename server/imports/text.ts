/** The file of an imported scenario: above each service stands what of it is guessed, and on which basis. */
import { createHash } from "node:crypto";
import { Document, isMap } from "yaml";
import { scenarioOf } from "../../shared/servicegraph/index.ts";
import type { Fact, System, SystemService } from "../../shared/servicegraph/index.ts";

/** More fills a screen, and the report of the command line has them all. */
const MOST_NOTES = 60;

export function scenarioText(system: System, salt: string): string {
  const id = `system-${createHash("sha256")
    .update(JSON.stringify([system, salt]))
    .digest("hex")
    .slice(0, 8)}`;
  const file = new Document(scenarioOf(system, { id, title: "My system" }), { aliasDuplicateObjects: false });
  const head = [
    "Made from files of a real system. What is guessed stands above each service, with its basis.",
    ...system.notes,
  ];
  file.commentBefore = comment(head.slice(0, MOST_NOTES));
  for (const [i, service] of system.services.entries()) {
    const node = file.getIn(["world", "services", i], true);
    if (isMap(node)) node.commentBefore = comment(guessesOf(service));
  }
  return file.toString({ lineWidth: 0 });
}

function guessesOf({ kind, rps, ownMs, timeoutMs, replicas, slots }: SystemService): readonly string[] {
  const facts: readonly (readonly [string, Fact<string | number>])[] = [
    ["kind", kind],
    ["requests a second", rps],
    ["serviceMs", ownMs],
    ["timeoutMs of its callers", timeoutMs],
    ["replicas", replicas],
    ["slots", slots],
  ];
  return facts.flatMap(([what, { value, basis, isGuess }]) =>
    isGuess ? [`guess: ${what} ${typeof value === "number" ? Number(value.toPrecision(4)) : value}. ${basis}`] : [],
  );
}

/** Names of strangers may hold anything, the end of a line too. */
function comment(lines: readonly string[]): string {
  return lines.map((line) => ` ${line.replaceAll(/\p{C}/gu, " ").slice(0, 300)}`).join("\n");
}
