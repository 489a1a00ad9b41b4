/**
 * Threads for what takes seconds of CPU: the ordinary life before a round, and other pasts of one that has ended. The
 * game loop never waits for them. The line in front of them is bounded, and whoever no longer wants a result may go.
 * Jobs are pure functions, so that one which may wait can be put back and begun again when somebody is in a hurry.
 */
import { Worker } from "node:worker_threads";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { built } from "../config/index.ts";
import type { Progress } from "../../shared/debrief/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import type { JobKind, JobPayload, JobResult } from "./jobs.ts";
import { requestOf, resultOf } from "./decode.ts";
import type { Answer, Request } from "./messages.ts";

export interface Job<T> {
  /** Refused when the line was too long or the job was cancelled. Rejects when the job threw. */
  readonly result: Promise<Result<T>>;
  cancel(): void;
}

export interface Pool {
  run<K extends JobKind>(kind: K, payload: JobPayload<K>, wish?: Wish): Job<JobResult<K>>;
  /** How many wait, are worked on, and found the line full so far. */
  readonly load: { readonly waiting: number; readonly running: number; readonly refused: number };
  close(): Promise<void>;
}

export interface Wish {
  readonly progress?: Progress;
  readonly when?: When;
}

/** `later`: nobody waits for it yet, so whatever somebody waits for goes first. `idle`: it gives up its thread to both. */
const order = ["now", "later", "idle"] as const;
type When = (typeof order)[number];

const MOST_WAITING = 64;

interface Waiting {
  readonly request: Request;
  readonly progress: Progress;
  readonly when: When;
  settle(answer: Ending): void;
}

type Ending = Exclude<Answer, { readonly kind: "progress" }> | { readonly kind: "cancelled" };

interface Thread {
  readonly worker: Worker;
  job: Waiting | null;
}

export function createPool(threads: number, open: () => Worker = openThread): Pool {
  const line: Waiting[] = [];
  const crew = new Set<Thread>();
  let isClosed = false;
  let refused = 0;

  function hire(): Thread {
    const thread: Thread = { worker: open(), job: null };
    crew.add(thread);
    thread.worker.on("message", (answer: Answer) => {
      if (answer.kind === "progress") thread.job?.progress(answer.share);
      else finish(thread, answer);
    });
    thread.worker.on("error", (problem) => dismiss(thread, { kind: "threw", problem: String(problem) }));
    thread.worker.on("exit", (code) => dismiss(thread, { kind: "threw", problem: `the thread ended with ${code}` }));
    return thread;
  }

  function finish(thread: Thread, answer: Ending): void {
    const { job } = thread;
    thread.job = null;
    job?.settle(answer);
    assign();
  }

  /** A thread that died, or works on what nobody wants. The next job opens another. */
  function dismiss(thread: Thread, answer: Ending): void {
    if (!crew.delete(thread)) return;
    void thread.worker.terminate();
    finish(thread, answer);
  }

  function assign(): void {
    while (line.length > 0) {
      const free = [...crew].find(({ job }) => job === null);
      const thread = free ?? (crew.size < threads || giveWay(line[0]) ? hire() : undefined);
      const next = thread && line.shift();
      if (!thread || !next) return;
      thread.job = next;
      thread.worker.postMessage(next.request, []);
    }
  }

  /** Puts an idle job back for one that is none; says whether there was any. */
  function giveWay(next: Waiting | undefined): boolean {
    const thread = next?.when === "idle" ? undefined : [...crew].find(({ job }) => job?.when === "idle");
    if (!thread?.job) return false;
    enqueue(thread.job, true);
    thread.job = null;
    crew.delete(thread);
    void thread.worker.terminate();
    return true;
  }

  /** Behind whatever is as urgent, or before it. */
  function enqueue(job: Waiting, isFirst = false): void {
    const rank = order.indexOf(job.when);
    const place = line.findIndex(({ when }) => order.indexOf(when) > rank - Number(isFirst));
    line.splice(place < 0 ? line.length : place, 0, job);
  }

  function cancel(job: Waiting): void {
    const place = line.indexOf(job);
    if (place >= 0) {
      line.splice(place, 1);
      job.settle({ kind: "cancelled" });
      return;
    }
    const thread = [...crew].find((other) => other.job === job);
    if (thread) dismiss(thread, { kind: "cancelled" });
  }

  return {
    run(kind, payload, { progress = () => undefined, when = "now" } = {}) {
      if (isClosed || line.length >= MOST_WAITING) {
        refused++;
        const busy = turnDown("whatif/busy");
        return { result: Promise.resolve(busy), cancel: () => undefined };
      }
      let job: Waiting | undefined;
      const result = new Promise<Result<JobResult<typeof kind>>>((resolve, reject) => {
        job = {
          request: requestOf(kind, payload),
          progress,
          when,
          settle(answer) {
            if (answer.kind === "done") resolve(ok(resultOf(kind, answer.result)));
            else if (answer.kind === "cancelled") resolve(turnDown("whatif/cancelled"));
            else reject(new Error(`${kind}: ${answer.problem}`));
          },
        };
        enqueue(job);
      });
      assign();
      return { result, cancel: () => job && cancel(job) };
    },
    get load() {
      const running = [...crew].filter(({ job }) => job !== null).length;
      return { waiting: line.length, running, refused };
    },
    async close() {
      isClosed = true;
      for (const job of line.splice(0)) job.settle({ kind: "cancelled" });
      await Promise.all(
        [...crew].map(async (thread) => {
          dismiss(thread, { kind: "cancelled" });
          await thread.worker.terminate();
        }),
      );
    },
  };
}

function openThread(): Worker {
  return new Worker(built("server/whatif/whatif-worker.js"));
}
