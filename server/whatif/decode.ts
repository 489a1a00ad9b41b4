/** Both sides of the pool are compiled from one table of jobs, so what fits a row on one side fits it on the other. */
import type { JobKind, JobPayload, JobResult } from "./jobs.ts";
import type { Request } from "./messages.ts";

export function requestOf<K extends JobKind>(kind: K, payload: JobPayload<K>): Request {
  return { kind, payload } as Request;
}

export function resultOf<K extends JobKind>(_kind: K, result: unknown): JobResult<K> {
  return result as JobResult<K>;
}
