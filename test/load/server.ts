/** A built server in a process of its own, and what it says and costs: its metrics, its CPU time, its memory. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { openMortal } from "../faults/server.ts";
import type { Mortal } from "../faults/server.ts";
import { freePort } from "../server/storage/postgres.ts";

export interface LoadedServer {
  readonly mortal: Mortal;
  readonly url: string;
  /** Since it started. */
  cpuS(): number;
  /** Bytes that its main thread holds: the least of some seconds, in which it collects what it does not. */
  memory(seconds: number): Promise<number>;
  metrics(): Promise<Metrics>;
  /** Ends it and forgets its data. */
  close(): Promise<void>;
}

export interface Metrics {
  /** The sum of a metric over its labels. */
  value(name: string): number;
  /** Of a histogram: how many were at most so large. The bound is one of its own. */
  atMost(name: string, bound: number): number;
}

const SAMPLE_MS = 100;

/** `settings` are environment variables. */
export async function openServer(settings: Readonly<Record<string, string>> = {}): Promise<LoadedServer> {
  const data = mkdtempSync(join(tmpdir(), "small-causes-load-"));
  const metricsPort = await freePort();
  const mortal = await openMortal({
    SMALL_CAUSES_DATA: data,
    SMALL_CAUSES_METRICS: String(metricsPort),
    // Everybody here comes from this machine; each says from where they would.
    SMALL_CAUSES_TRUSTED_PROXIES: "127.0.0.1",
    LOG_LEVEL: "error",
    ...settings,
  });
  if (!(await mortal.start())) throw new Error(`The server did not start. Is it built?\n${mortal.lines.join("\n")}`);
  async function metrics(): Promise<Metrics> {
    const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
    return read(await answer.text());
  }

  return {
    mortal,
    url: mortal.url,
    cpuS: () => cpuOf(mortal.pid()),
    async memory(seconds) {
      let least = Infinity;
      for (const endMs = performance.now() + seconds * 1000; performance.now() < endMs; await pass(SAMPLE_MS)) {
        const now = await metrics();
        const held = now.value("nodejs_heap_size_used_bytes") + now.value("nodejs_external_memory_bytes");
        least = Math.min(least, held);
      }
      return least;
    },
    metrics,
    async close() {
      await mortal.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function read(text: string): Metrics {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const sumOf = (begins: (line: string) => boolean): number =>
    lines.filter(begins).reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
  return {
    value: (name) => sumOf((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`)),
    atMost: (name, bound) => sumOf((line) => line.startsWith(`${name}_bucket{le="${bound}"} `)),
  };
}

/**
 * Seconds of CPU that the main thread of a process has used, by Linux's own count. Rooms live there alone;
 * the others compute worlds and debriefs, below its priority.
 */
export function cpuOf(pid: number | undefined): number {
  const [nanoseconds] = told(pid, `task/${pid}/schedstat`).split(" ");
  return Number(nanoseconds) / 1e9;
}

function told(pid: number | undefined, file: string): string {
  const path = `/proc/${pid}/${file}`;
  if (!existsSync(path))
    throw new Error(`What a process costs is read from ${path}, and it is not there: this needs Linux.`);
  return readFileSync(path, "utf8");
}
