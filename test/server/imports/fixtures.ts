/** The files of public systems under test/fixtures, and what an import makes of them. */
import { readFileSync } from "node:fs";
import { readDocument, readScenario } from "../../../server/documents/index.ts";
import { importFiles } from "../../../server/imports/index.ts";
import type { Imported, ImportFile } from "../../../server/imports/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";

const folder = new URL("../../fixtures/imports/", import.meta.url);

function fixture(name: string): ImportFile {
  return { name, text: readFileSync(new URL(name, folder), "utf8") };
}

export function imported(...files: readonly (string | ImportFile)[]): Imported {
  const done = importFiles(files.map((file) => (typeof file === "string" ? fixture(file) : file)));
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  return done.value;
}

export function scenarioIn({ text }: Pick<Imported, "text">): Scenario {
  const document = readDocument(text);
  const scenario = document.ok ? readScenario(document.value) : document;
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.refusal));
  return scenario.value;
}

/** `frontend > cart`, by the names of the files. */
export function arrowsOf({ system: { services, calls } }: Pick<Imported, "system">): readonly string[] {
  const names = new Map(services.map(({ id, name }) => [id, name]));
  return calls.map(({ from, to }) => `${names.get(from)} > ${names.get(to)}`).sort();
}

export function serviceOf({ system }: Pick<Imported, "system">, name: string): Imported["system"]["services"][number] {
  const found = system.services.find((service) => service.name === name);
  if (!found) throw new Error(`no ${name} among ${system.services.map((service) => service.name).join(", ")}`);
  return found;
}

/** `services` in rows of a tenth each; every one but the last row calls three of the next. */
export function large(services: number, rows = 10): string {
  const width = Math.ceil(services / rows);
  const lines = Array.from({ length: services }, (_, i) => {
    const row = Math.floor(i / width);
    const next = [0, 1, 2].map((n) => (row + 1) * width + ((i * 7 + n * 13) % width)).filter((to) => to < services);
    return next.map((to) => `team-${row % 4}/svc-${i},team-${(row + 1) % 4}/svc-${to}`);
  });
  return `from,to\n${lines.flat().join("\n")}\n`;
}
