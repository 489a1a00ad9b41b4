/**
 * Several files about one system, from their texts to a scenario. Whoever looks gets a world of the files that are
 * right and the problems of each other one; whoever imports gets all or nothing.
 */
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { completeGraph, mergeGraphs, reduceSystem } from "../../shared/servicegraph/index.ts";
import type { Source, System } from "../../shared/servicegraph/index.ts";
import type { Problem } from "../documents/index.ts";
import type { Format } from "./formats/format.ts";
import { LARGEST_SUM, MOST_CALLS, MOST_FILES, MOST_SERVICES } from "./limits.ts";
import { readFile } from "./read.ts";
import { scenarioText } from "./text.ts";
import type { FileRead, ImportFile } from "./read.ts";

export interface FoundFile {
  readonly name: string;
  readonly format: Format;
  readonly services: number;
  readonly calls: number;
}

/** A world of files. */
export interface Made {
  /** All that was found. */
  readonly system: System;
  /** What is played: the same, or less of it. */
  readonly played: System;
  /** The text of the scenario. */
  readonly text: string;
}

export interface Imported extends Made {
  readonly files: readonly FoundFile[];
}

/** Which file, and what is wrong with it. */
export interface FileProblems {
  readonly file: string;
  readonly problems: readonly Problem[];
}

/** What became of each file, in their order, and of those that are right together: nothing where none is. */
export interface Look {
  readonly files: readonly (FoundFile | FileProblems)[];
  readonly made: Result<Made, string> | undefined;
}

/** `salt` makes the id of the scenario another than that of the same files elsewhere. */
export function lookInto(files: readonly ImportFile[], salt = ""): Look {
  const flaw = flawOfAll(files);
  if (flaw !== undefined) return { files: [], made: { ok: false, refusal: flaw } };
  const readings = readingsOf(files);
  const sources = sourcesOf(readings);
  return {
    files: readings.map(({ name, read }) =>
      read.ok ? foundIn(name, read.value) : { file: name, problems: read.refusal },
    ),
    made: sources.length > 0 ? makeOf(sources, salt) : undefined,
  };
}

export function importFiles(files: readonly ImportFile[]): Result<Imported, readonly FileProblems[]> {
  const flaw = flawOfAll(files);
  const [first = { name: "" }] = files;
  if (flaw !== undefined) return refused(first.name, flaw);
  const readings = readingsOf(files);
  const problems = readings.flatMap(({ name, read }) => (read.ok ? [] : [{ file: name, problems: read.refusal }]));
  if (problems.length > 0) return { ok: false, refusal: problems };
  const made = makeOf(sourcesOf(readings), "");
  if (!made.ok) return refused(first.name, made.refusal);
  const found = readings.flatMap(({ name, read }) => (read.ok ? [foundIn(name, read.value)] : []));
  return ok({ files: found, ...made.value });
}

interface Reading {
  readonly name: string;
  readonly read: Result<FileRead, readonly Problem[]>;
}

function flawOfAll(files: readonly ImportFile[]): string | undefined {
  if (files.length === 0) return "Choose at least one file.";
  if (files.length > MOST_FILES) return `these are ${files.length} files; choose ${MOST_FILES} at most.`;
  const sum = files.reduce((total, { text }) => total + text.length, 0);
  return sum > LARGEST_SUM
    ? `the files have ${(sum / 1e6).toFixed(1)} million characters together; ${LARGEST_SUM / 1e6} are read.`
    : undefined;
}

function readingsOf(files: readonly ImportFile[]): readonly Reading[] {
  return files.map((file) => ({ name: file.name, read: readFile(file) }));
}

function sourcesOf(readings: readonly Reading[]): readonly Source[] {
  return readings.flatMap(({ name, read }) => (read.ok ? [{ name, graph: read.value.graph }] : []));
}

function foundIn(name: string, { format, graph: { services, calls } }: FileRead): FoundFile {
  return { name, format, services: services.length, calls: calls.length };
}

function makeOf(sources: readonly Source[], salt: string): Result<Made, string> {
  const graph = mergeGraphs(sources);
  const { services, calls } = graph;
  const advice = "choose a namespace or a part of the system.";
  const refusal =
    services.length === 0
      ? "there is no service in it."
      : services.length > MOST_SERVICES
        ? `these are ${services.length} services, and at most ${MOST_SERVICES} are read; ${advice}`
        : calls.length > MOST_CALLS
          ? `these are ${calls.length} calls, and at most ${MOST_CALLS} are read; ${advice}`
          : undefined;
  if (refusal !== undefined) return { ok: false, refusal };
  const system = completeGraph(graph);
  if (system.services.length === 0)
    return {
      ok: false,
      refusal: "there is no service in it but those that play users; choose those that they ask too.",
    };
  const played = reduceSystem(system);
  return ok({ system, played, text: scenarioText(played, salt) });
}

function refused(file: string, says: string): Result<never, readonly FileProblems[]> {
  return { ok: false, refusal: [{ file, problems: [{ line: 1, column: 1, says }] }] };
}
