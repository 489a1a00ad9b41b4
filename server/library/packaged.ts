/** The scenarios of the package, as text and as what it says. One that does not fit is left out, with a warning. */
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { assert } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { source } from "../config/index.ts";
import { problemText, readDocument, readScenario } from "../documents/index.ts";

export interface Book {
  readonly scenario: Scenario;
  readonly text: string;
}

export async function readPackaged(warn: (problem: string) => void): Promise<readonly Book[]> {
  const folder = source("shared/content/scenarios");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  const books: Book[] = [];
  for (const name of names) {
    const text = await readFile(join(folder, name), "utf8");
    const document = readDocument(text);
    const read = document.ok ? readScenario(document.value) : document;
    if (read.ok) books.push({ scenario: read.value, text });
    else
      warn(
        `The scenario ${basename(name)} is left out: ${read.refusal.map((each) => problemText(name, each)).join("; ")}`,
      );
  }
  return books;
}

/** The world of the tutorial, which teams warm up on. */
export async function readToy(): Promise<Scenario> {
  const document = readDocument(await readFile(source("shared/content/toy/edge-web-db.yaml"), "utf8"));
  const read = document.ok ? readScenario(document.value) : document;
  assert(read.ok, "the toy world is sound");
  return read.value;
}

/** The example of the author's guide: small, whole, and it runs. */
export function readExample(): Promise<string> {
  return readFile(source("docs/examples/short-patience.yaml"), "utf8");
}
