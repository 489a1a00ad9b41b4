/**
 * What the worker threads can do: pure functions of shared/, by name. A job takes and gives plain data; what it throws
 * is a bug. To add one, add a row.
 */
import type { Result } from "../../shared/base/index.ts";
import { expand } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { findCuts, forkTeam, runAdded, runAlone, runTeam, runWhatIf } from "../../shared/debrief/index.ts";
import type { Progress } from "../../shared/debrief/index.ts";
import { liveThrough } from "../../shared/play/index.ts";
import { findingOf, promisingFor, surveyOf, triedWith } from "../../shared/risk/index.ts";
import type { Change, Fault, Finding, Rest, Survey, Tried } from "../../shared/risk/index.ts";
import { openSimulation } from "../../shared/sim/index.ts";
import type { FileProblem, LookedInto, MapView } from "../../shared/protocol/index.ts";
import type { Observation } from "../../shared/sim/index.ts";
import { wholeMap } from "../../shared/view/index.ts";
import { readDocument, readScenario } from "../documents/index.ts";
import { answerOf, lookInto } from "../imports/index.ts";
import type { ImportFile } from "../imports/index.ts";
import { boundsOf, tempoOf } from "../tempo/index.ts";
import type { Bound, Tempo } from "../tempo/index.ts";

interface WorldRequest {
  readonly scenario: Scenario;
  readonly seed: string;
}

interface FindingRequest {
  readonly rest: Rest;
  readonly finding: Finding;
}

/** A world at T+0, and what was scraped in its ordinary life before. */
export interface PreRolled {
  readonly snapshot: Uint8Array;
  readonly before: readonly Observation[];
}

/** A file that reads as a scenario. */
export interface ReadFile {
  readonly scenario: Scenario;
  readonly map: MapView;
}

export type Paced = Omit<Tempo, "news" | "playedNews"> & { readonly bounds: readonly Bound[] };

/** About as many as `tempoOf` tells of. */
const PACE_STEPS = 12;

export const jobs = {
  preRoll({ scenario, seed }: WorldRequest): PreRolled {
    const world = openSimulation(scenario, seed);
    const before = liveThrough(world);
    return { snapshot: world.snapshot(), before };
  },
  /** Some tenths of a second for a large file. */
  readFile({ text }: { readonly text: string }): Result<ReadFile, readonly FileProblem[]> {
    const document = readDocument(text);
    const read = document.ok ? readScenario(document.value) : document;
    if (!read.ok) return read;
    return { ok: true, value: { scenario: read.value, map: wholeMap(expand(read.value.world, read.value)) } };
  },
  /** Seconds for files as large as they may be. */
  importSystem({ files, salt }: { readonly files: readonly ImportFile[]; readonly salt: string }): LookedInto {
    return answerOf(lookInto(files, salt));
  },
  timePace({ scenario }: { readonly scenario: Scenario }, progress: Progress): Paced {
    let steps = 0;
    const tempo = tempoOf(scenario, 1, () => progress(Math.min(0.99, steps++ / PACE_STEPS)));
    const { news: _news, playedNews: _played, ...told } = tempo;
    return { ...told, bounds: boundsOf(scenario, tempo) };
  },
  riskSurvey({ scenario, seed }: WorldRequest): Survey {
    return surveyOf(scenario, seed);
  },
  riskFinding({ rest, fault }: { readonly rest: Rest; readonly fault: Fault }): Finding {
    return findingOf(rest, fault);
  },
  riskChanges({ rest, finding }: FindingRequest): readonly Change[] {
    return promisingFor(rest, finding);
  },
  riskTry({ rest, finding, change }: FindingRequest & { readonly change: Change }): Tried {
    return triedWith(rest, finding, change);
  },
  runAlone,
  runTeam,
  findCuts,
  runWhatIf,
  runAdded,
  forkTeam,
} as const satisfies Readonly<Record<string, (payload: never, progress: Progress) => unknown>>;

export type JobKind = keyof typeof jobs;
export type JobPayload<K extends JobKind> = Parameters<(typeof jobs)[K]>[0];
export type JobResult<K extends JobKind> = ReturnType<(typeof jobs)[K]>;
