/** What crosses between the pool and its threads. A thread works on one job at a time. */
import type { JobKind, JobPayload, JobResult } from "./jobs.ts";

export type Request = { readonly [K in JobKind]: { readonly kind: K; readonly payload: JobPayload<K> } }[JobKind];

export type Answer =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "done"; readonly result: JobResult<JobKind> }
  | { readonly kind: "threw"; readonly problem: string };
