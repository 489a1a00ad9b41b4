/** Several files about one system, from their texts to a scenario; or everything that is wrong with each of them. */
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { completeGraph, mergeGraphs, reduceSystem } from "../../shared/servicegraph/index.ts";
import type { System } from "../../shared/servicegraph/index.ts";
import type { Problem } from "../documents/index.ts";
import type { Format } from "./formats/format.ts";
import { LARGEST_SUM, MOST_CALLS, MOST_FILES, MOST_SERVICES } from "./limits.ts";
import { readFile } from "./read.ts";
import { scenarioText } from "./text.ts";
import type { ImportFile } from "./read.ts";

export interface FoundFile {
  readonly name: string;
  readonly format: Format;
  readonly services: number;
  readonly calls: number;
}

export interface Imported {
  readonly files: readonly FoundFile[];
  /** All that was found. */
  readonly system: System;
  /** What is played: the same, or less of it. */
  readonly played: System;
  /** The text of the scenario. */
  readonly text: string;
}

/** Which file, and what is wrong with it. */
export interface FileProblems {
  readonly file: string;
  readonly problems: readonly Problem[];
}

export function importFiles(files: readonly ImportFile[]): Result<Imported, readonly FileProblems[]> {
  const [first] = files;
  if (!first) return refused("", "Choose at least one file.");
  if (files.length > MOST_FILES)
    return refused(first.name, `these are ${files.length} files; choose ${MOST_FILES} at most.`);
  const sum = files.reduce((total, { text }) => total + text.length, 0);
  if (sum > LARGEST_SUM)
    return refused(
      first.name,
      `the files have ${(sum / 1e6).toFixed(1)} million characters together; ${LARGEST_SUM / 1e6} are read.`,
    );
  const reads = files.map((file) => ({ file, read: readFile(file) }));
  const problems = reads.flatMap(({ file, read }) => (read.ok ? [] : [{ file: file.name, problems: read.refusal }]));
  if (problems.length > 0) return { ok: false, refusal: problems };
  const sources = reads.flatMap(({ file, read }) => (read.ok ? [{ name: file.name, ...read.value }] : []));
  const graph = mergeGraphs(sources);
  if (graph.services.length === 0) return refused(first.name, "there is no service in it.");
  const { services, calls } = graph;
  if (services.length > MOST_SERVICES)
    return refused(
      first.name,
      `these are ${services.length} services, and at most ${MOST_SERVICES} are read; choose a namespace or a part of the system.`,
    );
  if (calls.length > MOST_CALLS)
    return refused(
      first.name,
      `these are ${calls.length} calls, and at most ${MOST_CALLS} are read; choose a namespace or a part of the system.`,
    );
  const system = completeGraph(graph);
  const played = reduceSystem(system);
  return ok({
    files: sources.map(({ name, format, graph: { services, calls } }) => ({
      name,
      format,
      services: services.length,
      calls: calls.length,
    })),
    system,
    played,
    text: scenarioText(played),
  });
}

function refused(file: string, says: string): Result<never, readonly FileProblems[]> {
  return { ok: false, refusal: [{ file, problems: [{ line: 1, column: 1, says }] }] };
}
