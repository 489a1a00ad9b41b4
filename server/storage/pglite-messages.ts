/** What the main thread and the PGlite thread send each other. Answers carry the session that asked for them. */
import type { Worker } from "node:worker_threads";

export type Request =
  | { readonly kind: "connect" }
  | { readonly kind: "bytes"; readonly session: number; readonly bytes: Uint8Array }
  | { readonly kind: "close" };

export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "bytes"; readonly session: number; readonly bytes: Uint8Array };

export function ask(thread: Worker, request: Request): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, a window does
  thread.postMessage(request);
}
