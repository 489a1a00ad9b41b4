/**
 * What this server measures of itself: every metric by name, in one list. Seconds and bytes throughout. No label holds a
 * code, a name or anything else of an exercise. Who is measured knows nothing of this: each hands its figures to a
 * function.
 */
import type { Hall } from "../exercise/index.ts";
import type { Gateway } from "../gateway/index.ts";
import type { Pool } from "../whatif/index.ts";
import { createRegistry } from "./registry.ts";
import type { Registry } from "./registry.ts";

/** From a tenth of a millisecond: a step of a small world takes less than one. */
const WORK = [0.0001, 0.000_25, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const WAITS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export interface Meters {
  /** A room's turn came so late, and took so long. */
  turned(lateMs: number, tookMs: number): void;
  /** So many steps of one world were made together. */
  walked(ticks: number, tookMs: number): void;
  /** The server was late and gave so much of a round's time up. */
  slipped(ms: number): void;
  /** A browser that fell behind gets one full view in place of what waited for it. */
  resynced(): void;
  loopWasLate(ms: number): void;
  /** From handing an append over until it was committed, or failed. */
  appended(tookMs: number, isCommitted: boolean): void;
  savedCheckpoint(tookMs: number, bytes: number): void;
  /** Something was sent by a browser; `type` is a command's, or "unread". */
  heard(type: string, outcome: string): void;
  /** Somebody came to one of the doors; `outcome` is "in" or a refusal's code. */
  came(door: string, outcome: string): void;
  /** From when on it can also be asked how things stand. */
  lookAt(standing: Standing): void;
  text(): string;
}

/** Who can be asked how things stand. */
export interface Standing {
  readonly hall: Pick<Hall, "census">;
  readonly gateway: Pick<Gateway, "present">;
  readonly pool: Pick<Pool, "load">;
  readonly engineVersion: string;
}

export function createMeters(): Meters {
  const registry = createRegistry();
  const { counter, histogram } = registry;
  const late = histogram("small_causes_step_lateness_seconds", "How late the turns of rooms come.", WAITS);
  const turns = histogram("small_causes_turn_seconds", "How long a turn of a room takes: steps and publishing.", WORK);
  const steps = histogram("small_causes_step_seconds", "How long one step of a world takes.", WORK);
  const slips = counter("small_causes_slipped_seconds_total", "Time of rounds that was given up, as it came too late.");
  const resyncs = counter("small_causes_outbox_resyncs_total", "Full views in place of frames that waited too long.");
  const lag = histogram("small_causes_event_loop_lag_seconds", "How late a timer of the event loop fires.", WAITS);
  const commits = histogram("small_causes_journal_commit_seconds", "From a journal entry to its commit.", WAITS);
  const lost = counter("small_causes_journal_failures_total", "Journal entries that could not be committed.");
  const saves = histogram("small_causes_checkpoint_seconds", "How long saving a checkpoint takes.", WAITS);
  const saved = counter("small_causes_checkpoint_bytes_total", "Bytes of the checkpoints that were saved.");
  const commands = counter("small_causes_commands_total", "What browsers sent.", ["type", "outcome"]);
  const doors = counter("small_causes_arrivals_total", "Who came to a door, and how it ended.", ["door", "outcome"]);
  readProcess(registry);

  return {
    turned(lateMs, tookMs) {
      late(lateMs / 1000);
      turns(tookMs / 1000);
    },
    walked: (ticks, tookMs) => steps(tookMs / 1000 / ticks, ticks),
    slipped: (ms) => slips([], ms / 1000),
    resynced: () => resyncs(),
    loopWasLate: (ms) => lag(ms / 1000),
    appended(tookMs, isCommitted) {
      if (isCommitted) commits(tookMs / 1000);
      else lost();
    },
    savedCheckpoint(tookMs, bytes) {
      saves(tookMs / 1000);
      saved([], bytes);
    },
    heard: (type, outcome) => commands([type, outcome]),
    came: (door, outcome) => doors([door, outcome]),
    lookAt: (standing) => readStanding(registry, standing),
    text: () => registry.text(),
  };
}

function readStanding({ reading }: Registry, { hall, gateway, pool, engineVersion }: Standing): void {
  reading("small_causes_exercises", "Exercises that this process runs.", () => hall.census().exercises);
  reading("small_causes_rounds", "Rounds that it runs.", () => samples(hall.census().rounds), ["phase"]);
  reading("small_causes_bots", "Bots that it plays.", () => hall.census().bots);
  reading("small_causes_load_ratio", "Share of one core that its rounds need.", () => hall.census().load);
  reading("small_causes_connected", "People and screens on an open line.", () => samples(gateway.present()), ["role"]);
  reading("small_causes_jobs_waiting", "What-ifs and the like that wait for a thread.", () => pool.load.waiting);
  reading("small_causes_jobs_running", "Those that a thread works on.", () => pool.load.running);
  reading("small_causes_jobs_refused_total", "Those that found the line full.", () => pool.load.refused);
  const engine = { labels: [engineVersion], value: 1 };
  reading("small_causes_info", "Which engine this is.", () => [engine], ["engine"]);
}

/** Under the names by which dashboards know them. */
function readProcess({ reading }: Registry): void {
  const startedS = Date.now() / 1000 - process.uptime();
  reading("process_cpu_seconds_total", "User and system CPU time of all threads.", () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  reading("process_start_time_seconds", "Since 1970.", () => startedS);
  reading("process_resident_memory_bytes", "Resident memory.", () => process.memoryUsage.rss());
  reading("nodejs_heap_size_used_bytes", "Used heap of the main thread.", () => process.memoryUsage().heapUsed);
  reading("nodejs_external_memory_bytes", "What it holds outside its heap.", () => process.memoryUsage().external);
}

function samples(counts: ReadonlyMap<string, number>) {
  return [...counts].map(([label, value]) => ({ labels: [label], value }));
}
