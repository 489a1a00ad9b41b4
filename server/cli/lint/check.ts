/**
 * From a file to everything that is wrong with it: what its schema and its names say first, as for any other command;
 * only a file that is sound by those is looked at for what would not work.
 */
import { ok } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";
import { experimentFormat, experimentSchema, expand, scenarioFormat } from "../../../shared/content/index.ts";
import type { Experiment, Scenario } from "../../../shared/content/index.ts";
import type { Io } from "../command.ts";
import { checkDocument, formatOf, readDocument, readScenario } from "../../documents/index.ts";
import type { Document, Problem } from "../../documents/index.ts";
import { findScenario } from "../scenario/index.ts";
import { alertFindings } from "./alerts.ts";
import { effectFindings } from "./effects.ts";
import type { Finding, Severity } from "./finding.ts";
import { labelFindings } from "./labels.ts";
import { limitFindings } from "./limits.ts";
import { logFindings } from "./logs.ts";
import { queueFindings } from "./queues.ts";
import { restOf } from "./rest.ts";
import type { Rest } from "./rest.ts";
import { storyFindings } from "./story.ts";
import { trialFindings } from "./trial.ts";
import { idleFindings, loadFindings } from "./world.ts";

export interface Checked {
  readonly file: string;
  readonly complaints: readonly Complaint[];
  /** null where the file is too faulty to be calculated. */
  readonly rest: RestTable | null;
}

/** A finding in its place. */
export interface Complaint extends Problem {
  readonly severity: Severity;
  readonly advice: string;
}

export interface RestTable {
  readonly stationIds: readonly string[];
  readonly rest: Rest;
}

export interface CheckOptions {
  /** The seed to play a scenario under; null plays nothing. */
  readonly seed: number | null;
}

/** Refuses what cannot be read at all. */
export function checkFile(name: string, io: Io, { seed }: CheckOptions): Result<Checked> {
  const text = findScenario(name, io);
  if (!text.ok) return text;
  const { file } = text.value;
  const document = readDocument(text.value.text);
  if (!document.ok) return ok(faulty(file, document.refusal));
  const format = formatOf(document.value);
  if (!format.ok) return ok(faulty(file, format.refusal));
  switch (format.value) {
    case scenarioFormat: {
      const scenario = readScenario(document.value);
      if (!scenario.ok) return ok(faulty(file, scenario.refusal));
      const tell = (progress: string): void => io.say(`${file}: ${progress}`);
      return ok(judged(file, document.value, aboutScenario(scenario.value, seed, tell)));
    }
    case experimentFormat: {
      const experiment = checkDocument(document.value, experimentSchema);
      return ok(
        experiment.ok
          ? judged(file, document.value, aboutExperiment(experiment.value))
          : faulty(file, experiment.refusal),
      );
    }
  }
}

interface About {
  readonly findings: readonly Finding[];
  readonly table: RestTable;
}

function aboutScenario(scenario: Scenario, seed: number | null, tell: (progress: string) => void): About {
  const topology = expand(scenario.world, scenario);
  const rest = restOf(topology, hourOf(scenario));
  const findings = [
    ...idleFindings(
      topology,
      scenario.rollouts.map(({ by }) => by),
    ),
    ...loadFindings(topology, rest, "error"),
    ...queueFindings(scenario, topology),
    ...alertFindings(scenario, topology, rest),
    ...limitFindings(scenario, topology, rest),
    ...storyFindings(scenario),
    ...effectFindings(scenario, topology),
    ...logFindings(scenario),
    ...labelFindings(scenario),
    ...(seed === null ? [] : trialFindings(scenario, seed, tell)),
  ];
  return { findings, table: { stationIds: topology.stations.map(({ id }) => id), rest } };
}

/** Noon stands for the hour: experiments have no calendar, and their people come evenly. */
function aboutExperiment({ world }: Experiment): About {
  const topology = expand(world);
  const rest = restOf(topology, 12);
  const findings = [...idleFindings(topology, []), ...loadFindings(topology, rest, "warning")];
  return { findings, table: { stationIds: topology.stations.map(({ id }) => id), rest } };
}

/** Hour of the day at T+0, UTC. */
function hourOf({ startUtc }: Scenario): number {
  const [hours = 0, minutes = 0] = startUtc.slice(11, 16).split(":").map(Number);
  return hours + minutes / 60;
}

/** Their sentences say what to write instead already. */
function faulty(file: string, problems: readonly Problem[]): Checked {
  return { file, complaints: problems.map((problem) => ({ ...problem, severity: "error", advice: "" })), rest: null };
}

function judged(file: string, document: Document, { findings, table }: About): Checked {
  const complaints = findings
    .map(({ severity, path, says, advice }): Complaint => ({ ...document.problem(path, says), severity, advice }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  return { file, complaints, rest: table };
}
