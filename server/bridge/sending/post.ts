/**
 * Carries one letter. Nothing is followed and next to nothing is read: an answer is a number, and what else it says stays
 * with whoever said it, so that no host reads by way of this server what it alone can reach.
 */
import { request as plain } from "node:http";
import type { IncomingMessage } from "node:http";
import { request as secure } from "node:https";
import type { Refusal } from "../../../shared/base/index.ts";
import { no } from "../../../shared/refusals/index.ts";
import type { Letter } from "../outlets/index.ts";
import { Forbidden } from "./guard.ts";
import type { Guard } from "./guard.ts";

export type Sent =
  | { readonly kind: "delivered" }
  /** It may be taken later; `afterMs`: not before that, says the receiver. */
  | { readonly kind: "later"; readonly why: Refusal; readonly afterMs: number }
  /** It never will. */
  | { readonly kind: "refused"; readonly why: Refusal };

export type Post = (letter: Letter, signal: AbortSignal) => Promise<Sent>;

const LIMIT_MS = 10_000;
const MOST_ANSWER_BYTES = 64 * 1024;
const LONGEST_WAIT_MS = 5 * 60_000;

export function createPost(guard: Guard): Post {
  return (letter, signal) => {
    const way = guard.wayTo(letter.url);
    if (!way.ok) return Promise.resolve({ kind: "refused", why: way.refusal });
    const { url, lookup } = way.value;
    return new Promise((resolve) => {
      const request = (url.protocol === "https:" ? secure : plain)(url, {
        method: "POST",
        agent: false,
        lookup,
        signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(letter.body),
          "user-agent": "small-causes-bridge",
          ...letter.headers,
        },
      });
      request.on("response", (response) => {
        letGo(response);
        resolve(sentBy(url.host, response));
      });
      request.on("error", (problem) => resolve(failed(url.host, problem)));
      request.end(letter.body);
    });
  };
}

/** Reads a little, so that the receiver can finish what it says, and hangs up. */
function letGo(response: IncomingMessage): void {
  let bytes = 0;
  response.on("error", () => undefined);
  response.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_ANSWER_BYTES) response.destroy();
  });
}

function sentBy(host: string, { statusCode: status = 0, headers }: IncomingMessage): Sent {
  const said = { host, status };
  if (status >= 200 && status < 300) return { kind: "delivered" };
  if (status >= 300 && status < 400) return { kind: "refused", why: no("bridge/redirected", said) };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const afterMs = Math.min(Number(headers["retry-after"] ?? 0) * 1000, LONGEST_WAIT_MS);
    return { kind: "later", why: no("bridge/later", said), afterMs: Number.isFinite(afterMs) ? afterMs : 0 };
  }
  if (status === 401 || status === 403) return { kind: "refused", why: no("bridge/not-let-in", said) };
  if (status === 404 || status === 410) return { kind: "refused", why: no("bridge/not-there", said) };
  return { kind: "refused", why: no("bridge/not-understood", said) };
}

function failed(host: string, problem: Error): Sent {
  if (problem instanceof Forbidden) return { kind: "refused", why: no("bridge/private", { host }) };
  const code = "code" in problem ? String(problem.code) : problem.name;
  return { kind: "later", why: no("bridge/unreachable", { host, problem: code }), afterMs: 0 };
}
