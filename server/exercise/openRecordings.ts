/**
 * Recordings that somebody opened to look at. Each is lived through again as a debrief of its own, beside every
 * exercise: it has no code and no room, is stored nowhere, and is forgotten when nobody has looked for a while.
 */
import { nanoid } from "nanoid";
import { must, ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import {
  createFacts,
  createRound,
  emptyChronicle,
  plannedTick,
  restoreRound,
  whatIfRefusal,
} from "../../shared/play/index.ts";
import type { Play, Recording } from "../../shared/play/index.ts";
import type { OpenedRecording, WhatIfChange } from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { checkScenario, restoreSimulation } from "../../shared/sim/index.ts";
import { createViewer } from "../../shared/view/index.ts";
import type { Reveal } from "../../shared/view/index.ts";
import type { TeamRun } from "../../shared/debrief/index.ts";
import { entryOf } from "../rooms/index.ts";
import type { Clock } from "../rooms/index.ts";
import type { Pool } from "../whatif/index.ts";
import { createDebriefing } from "./debriefing.ts";
import type { Debriefing } from "./debriefing.ts";
import { rowsOf } from "./recordingFile.ts";
import type { RecordingFile } from "./recordingFile.ts";
import { Busy } from "./worlds.ts";
import type { WorldStock } from "./worlds.ts";

export interface OpenRecordings {
  /** Begins to live it through. Refused where it cannot be one, or where too many are open. */
  open(file: RecordingFile): Result<{ readonly id: string }>;
  /** `after`: the version that is known already; its inside is then left out. */
  look(id: string, after?: number): Result<OpenedRecording>;
  ask(id: string, change: WhatIfChange): Result<OpenedRecording>;
  close(): void;
}

export interface OpenRecordingsOptions {
  readonly pool: Pick<Pool, "run">;
  readonly worlds: Pick<WorldStock, "origin">;
  readonly clock: Clock;
  readonly engineVersion: string;
  readonly failed: (problem: unknown) => void;
}

const MOST_OPEN = 6;
/** Nobody has looked for so long. */
const FORGET_AFTER_MS = 30 * 60_000;
/** Where as many are open as can be, one that nobody has looked at for so long makes room. */
const YIELD_AFTER_MS = 5 * 60_000;
/** No round is longer: an hour at the fastest speed. */
const LONGEST_TICKS = 8 * 3600 * 10;

interface Opened {
  readonly id: string;
  readonly file: RecordingFile;
  readonly recording: Recording;
  seenMs: number;
  version: number;
  state: OpenedRecording["state"];
  lived: Lived | null;
}

interface Lived {
  readonly atZero: Uint8Array;
  readonly team: TeamRun;
  readonly debriefing: Debriefing;
  reveal: Reveal;
  asked: Play["whatIfs"];
}

const unknown = turnDown("recording/unknown");

export function createOpenRecordings(options: OpenRecordingsOptions): OpenRecordings {
  const { pool, worlds, clock, engineVersion, failed } = options;
  const opened = new Map<string, Opened>();

  function forgetOld(): void {
    for (const one of opened.values()) if (idleMs(one) > FORGET_AFTER_MS) forget(one);
  }

  /** The one that is missed least: one that failed, or the one that nobody has looked at for longest. */
  function makeRoom(): void {
    const all = [...opened.values()];
    const idle = all.filter((one) => idleMs(one) > YIELD_AFTER_MS).sort((a, b) => idleMs(b) - idleMs(a));
    const first = all.find(({ state }) => state === "failed") ?? idle[0];
    if (first) forget(first);
  }

  function idleMs({ seenMs }: Opened): number {
    return clock.nowMs() - seenMs;
  }

  function forget({ id, lived }: Opened): void {
    lived?.debriefing.close();
    opened.delete(id);
  }

  async function live(one: Opened): Promise<void> {
    const { recording } = one;
    const { header } = recording;
    const { snapshot: atZero, before } = await worlds.origin(header);
    const request = { recording, atZero, before, plannedTick: plannedTick(header.options) };
    const ran = await pool.run("runTeam", request, { when: "later" }).result;
    if (!ran.ok) throw new Busy(ran.refusal.reason);
    const team = ran.value;
    if (opened.get(one.id) !== one) return;
    const round = createRound(header, restoreSimulation(header.scenario, header.seed, atZero), before);
    const debriefing = createDebriefing({
      pool,
      worlds,
      clock,
      when: "later",
      failed,
      team,
      recording: () => Promise.resolve(recording),
      room: {
        round,
        reveal(reveal) {
          must(one.lived, "lived").reveal = reveal;
          one.version++;
          if (reveal.report) one.state = "done";
        },
      },
    });
    one.lived = { atZero, team, debriefing, reveal: { report: null, whatIfs: [], found: null }, asked: [] };
    debriefing.begin();
  }

  function told(one: Opened, after?: number): OpenedRecording {
    one.seenMs = clock.nowMs();
    const { file, lived, state, version, recording } = one;
    const engine = isBy(engineVersion, one) ? ("same" as const) : ("other" as const);
    const bare = { id: one.id, state, version, engine, isExact: null, common: null };
    if (!lived || state !== "done" || version === after) return bare;
    const { header } = recording;
    const { team, reveal, asked } = lived;
    const play: Play = { ...team.play, phase: { kind: "debrief", ended: "time", step: 4 }, whatIfs: asked };
    const world = restoreSimulation(header.scenario, header.seed, lived.atZero);
    const history = { recent: [], usual: { stations: [], edges: [] } };
    const round = restoreRound(header, world, { play, history, chronicle: emptyChronicle });
    return { ...bare, isExact: isExact(file, team), common: createViewer(round).common(reveal) };
  }

  return {
    open(file) {
      forgetOld();
      const recording = recordingIn(file);
      if (!recording.ok) return recording;
      if (opened.size >= MOST_OPEN) makeRoom();
      if (opened.size >= MOST_OPEN) {
        return turnDown("recording/too-many");
      }
      const id = nanoid();
      const one: Opened = {
        id,
        file,
        recording: recording.value,
        seenMs: clock.nowMs(),
        version: 0,
        state: "computing",
        lived: null,
      };
      opened.set(id, one);
      live(one).catch((problem: unknown) => {
        one.state = "failed";
        one.version++;
        failed(problem);
      });
      return ok({ id });
    },
    look(id, after) {
      forgetOld();
      const one = opened.get(id);
      return one ? ok(told(one, after)) : unknown;
    },
    ask(id, change) {
      const one = opened.get(id);
      if (!one?.lived || one.state !== "done") return unknown;
      const { lived, recording } = one;
      const play = { ...lived.team.play, whatIfs: lived.asked };
      const refusal = whatIfRefusal(createFacts(recording.header.scenario), play, change, lived.team.endTick);
      if (refusal) return { ok: false, refusal };
      const question = { id: `W${lived.asked.length + 1}`, change };
      lived.asked = [...lived.asked, question];
      one.version++;
      lived.debriefing.ask(question);
      return ok(told(one));
    },
    close() {
      for (const one of opened.values()) forget(one);
    },
  };
}

/** What a file says happened, if it says something that can be lived through. */
function recordingIn({ scenario, seed, options, journal, ...rest }: RecordingFile): Result<Recording> {
  const rows = rowsOf({ scenario, seed, options, journal, ...rest });
  if (!rows.ok) return rows;
  const sound = checkScenario(scenario);
  if (!sound.ok) return turnDown("recording/unsound", { problem: sound.refusal.reason });
  const entries = rows.value.flatMap((row) => entryOf(row) ?? []);
  const endTick = Math.max(0, ...rows.value.map(({ tick }) => tick));
  if (endTick > LONGEST_TICKS || options.liveMinutes > 60) {
    return turnDown("recording/too-long");
  }
  return ok({ header: { scenario, seed, options }, entries, endTick });
}

/** Whether one engine lived it from its beginning to its end. */
function isBy(engine: string, { file, recording }: Pick<Opened, "file" | "recording">): boolean {
  const since = recording.entries.flatMap((entry) => (entry.kind === "engine" ? [entry] : []));
  const first = since.filter(({ tick }) => tick <= 0).at(-1)?.engine ?? file.engine;
  return [first, ...since.filter(({ tick }) => tick > 0).map(({ engine: other }) => other)].every(
    (each) => each === engine,
  );
}

/** Whether this run came to the hash that was recorded at its end; null where the file has none for that moment. */
function isExact({ hashes }: RecordingFile, { endTick, endHash }: TeamRun): boolean | null {
  const recorded = hashes.find(({ tick }) => tick === endTick);
  return recorded ? recorded.hash === endHash : null;
}
