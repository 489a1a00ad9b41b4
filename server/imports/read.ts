/** One file: finds out what format it has, unless that is said, and reads it by that. */
import type { Result } from "../../shared/base/index.ts";
import type { ServiceGraph } from "../../shared/servicegraph/index.ts";
import type { Problem } from "../documents/index.ts";
import { isCompose, readCompose } from "./formats/compose.ts";
import type { Format, Parsed, Read } from "./formats/format.ts";
import { isManifest, readKubernetes } from "./formats/kubernetes.ts";
import { LARGEST_FILE } from "./limits.ts";
import { parseFile } from "./parse.ts";

export interface ImportFile {
  readonly name: string;
  readonly text: string;
  /** Found out when left out. */
  readonly format?: Format | undefined;
}

export interface FileRead {
  readonly format: Format;
  readonly graph: ServiceGraph;
}

interface DocumentFormat {
  readonly format: Format;
  readonly is: (value: unknown) => boolean;
  readonly read: (documents: Parsed) => Read;
}

/** In this order: a file has the first format that any of its documents has. */
const documentFormats: readonly DocumentFormat[] = [
  { format: "kubernetes", is: isManifest, read: readKubernetes },
  { format: "compose", is: isCompose, read: readCompose },
];

export function readFile({ text, format }: ImportFile): Result<FileRead, readonly Problem[]> {
  if (text.length > LARGEST_FILE)
    return refused(
      `a file may have ${LARGEST_FILE / 1e6} million characters, and this has ${(text.length / 1e6).toFixed(1)}; choose a shorter time, or split it.`,
    );
  if (text.includes("\u0000"))
    return refused("this is no text file; unpack it first, or choose the file that was packed.");
  const parsed = parseFile(text);
  if (!parsed.ok) return parsed;
  const documents = parsed.value;
  const known = documentFormats.find((one) =>
    format === undefined ? documents.some(({ value }) => one.is(value)) : one.format === format,
  );
  if (!known) return refused("this has none of the formats that are known.");
  const graph = known.read(documents);
  return graph.ok ? { ok: true, value: { format: known.format, graph: graph.value } } : graph;
}

function refused(says: string): Result<never, readonly Problem[]> {
  return { ok: false, refusal: [{ line: 1, column: 1, says }] };
}
