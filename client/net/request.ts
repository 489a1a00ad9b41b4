/**
 * One question to the server over plain HTTP. Its answer is read or it is strange, a refusal is passed on as it is, and
 * no answer at all says so. The server is our own: the kind of an answer is looked at, and its inside believed.
 */
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { FileRefusal } from "../../shared/protocol/index.ts";
import { no, turnDown } from "../../shared/refusals/index.ts";
import { isRefusal } from "./decode.ts";

interface Question {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Below /api. */
  readonly path: string;
  readonly token?: string;
  /** A text is sent as it is: it is JSON already. */
  readonly body?: object | string;
}

/** `read` gives undefined for what it cannot make anything of. */
export async function request<T>(
  question: Question,
  read: (answer: unknown) => T | undefined,
): Promise<Result<T, FileRefusal>> {
  const heard = await call(question);
  if (heard === null) return turnDown("net/unreachable");
  const answer = parse(heard.text);
  if (isRefusal(answer)) return { ok: false, refusal: answer };
  const value = read(answer);
  return value === undefined ? turnDown("net/strange") : ok(value);
}

/** The answer as it was written: a file. */
export async function requestText(question: Question): Promise<Result<string>> {
  const heard = await call(question);
  if (heard === null) return turnDown("net/unreachable");
  if (heard.isOk) return ok(heard.text);
  const answer = parse(heard.text);
  return { ok: false, refusal: isRefusal(answer) ? answer : no("net/strange") };
}

/** What came back; null when nothing did. */
async function call({ method = "GET", path, token, body }: Question): Promise<{ isOk: boolean; text: string } | null> {
  const headers = {
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
  const sent = typeof body === "object" ? JSON.stringify(body) : body;
  try {
    const response = await fetch(`/api${path}`, { method, headers, ...(sent === undefined ? {} : { body: sent }) });
    return { isOk: response.ok, text: await response.text() };
  } catch {
    return null;
  }
}

/** Undefined for what is no JSON, as a proxy may send. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
