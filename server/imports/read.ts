/** One file: finds out what format it has, unless that is said, and reads it by that. */
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { ServiceGraph } from "../../shared/servicegraph/index.ts";
import type { Problem } from "../documents/index.ts";
import { isBackstage, readBackstage } from "./formats/backstage.ts";
import { isCsv, isEdges, readCsv, readEdges } from "./formats/edges.ts";
import { formats } from "./formats/format.ts";
import { isJaeger, readJaeger } from "./formats/jaeger.ts";
import { isOtlp, readOtlp } from "./formats/otlp.ts";
import {
  isPrometheusAnswer,
  isPrometheusText,
  readPrometheusAnswer,
  readPrometheusText,
} from "./formats/prometheus.ts";
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

interface TextFormat {
  readonly format: Format;
  readonly is: (text: string) => boolean;
  readonly read: (text: string) => Read;
}

interface DocumentFormat {
  readonly format: Format;
  readonly is: (value: unknown) => boolean;
  readonly read: (documents: Parsed) => Read;
}

const textFormats: readonly TextFormat[] = [
  { format: "edges", is: isCsv, read: readCsv },
  { format: "prometheus", is: isPrometheusText, read: readPrometheusText },
];

/** In this order: a file has the first format that any of its documents has. */
const documentFormats: readonly DocumentFormat[] = [
  { format: "otlp", is: isOtlp, read: readOtlp },
  { format: "prometheus", is: isPrometheusAnswer, read: readPrometheusAnswer },
  { format: "jaeger", is: isJaeger, read: readJaeger },
  { format: "backstage", is: isBackstage, read: readBackstage },
  { format: "kubernetes", is: isManifest, read: readKubernetes },
  { format: "edges", is: isEdges, read: readEdges },
  { format: "compose", is: isCompose, read: readCompose },
];

export function readFile({ text, format }: ImportFile): Result<FileRead, readonly Problem[]> {
  if (text.length > LARGEST_FILE)
    return refused(
      `a file may have ${LARGEST_FILE / 1e6} million characters, and this has ${(text.length / 1e6).toFixed(1)}; choose a shorter time, or split it.`,
    );
  if (text.includes("\u0000"))
    return refused("this is no text file; unpack it first, or choose the file that was packed.");
  const isMeant = (one: { readonly format: Format }): boolean => format === undefined || one.format === format;
  const isMarked = /^\s*[[{]/.test(text);
  const plain = isMarked ? undefined : textFormats.find((one) => isMeant(one) && one.is(text));
  if (plain) return told(plain.format, plain.read(text));
  const parsed = parseFile(text);
  if (!parsed.ok) return parsed;
  const documents = parsed.value;
  const known =
    documentFormats.find((one) => isMeant(one) && documents.some(({ value }) => one.is(value))) ??
    documentFormats.find((one) => one.format === format);
  if (!known)
    return refused(
      `this has none of the formats that are read: ${formats.join(", ")}. What each looks like: docs/importing.md`,
    );
  return told(known.format, known.read(documents));
}

function told(format: Format, graph: Read): Result<FileRead, readonly Problem[]> {
  return graph.ok ? ok({ format, graph: graph.value }) : graph;
}

function refused(says: string): Result<never, readonly Problem[]> {
  return { ok: false, refusal: [{ line: 1, column: 1, says }] };
}
