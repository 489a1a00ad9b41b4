/** Recordings over HTTP: a file is opened, looked at until it is known, and asked what would have been. */
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { OpenedRecording, WhatIfChange } from "../../shared/protocol/index.ts";
import { isRecord, isRefusal } from "./decode.ts";
import type { Troubles } from "./http.ts";

export interface RecordingLine {
  open(text: string): Promise<Result<{ readonly id: string }>>;
  /** `after`: the version that is known already; its inside is then left out. */
  look(id: string, after: number | undefined): Promise<Result<OpenedRecording>>;
  ask(id: string, change: WhatIfChange): Promise<Result<OpenedRecording>>;
}

export function openRecordingLine(troubles: () => Troubles): RecordingLine {
  async function request<T>(path: string, is: (answer: unknown) => answer is T, body?: string): Promise<Result<T>> {
    let answer: unknown;
    try {
      const response = await fetch(
        `/api/recordings${path}`,
        body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body },
      );
      answer = await response.json();
    } catch {
      return { ok: false, refusal: troubles().unreachable };
    }
    if (isRefusal(answer)) return { ok: false, refusal: answer };
    return is(answer) ? ok(answer) : { ok: false, refusal: troubles().strange };
  }
  const at = (id: string): string => `/${encodeURIComponent(id)}`;
  return {
    open: (text) => request("", isOpen, text),
    look: (id, after) => request(`${at(id)}${after === undefined ? "" : `?after=${after}`}`, isOpened),
    ask: (id, change) => request(`${at(id)}/whatifs`, isOpened, JSON.stringify(change)),
  };
}

/** The server is our own: the kind of an answer is looked at, and its inside believed. */
function isOpen(answer: unknown): answer is { readonly id: string } {
  return isRecord(answer) && typeof answer["id"] === "string";
}

function isOpened(answer: unknown): answer is OpenedRecording {
  return isRecord(answer) && typeof answer["id"] === "string" && typeof answer["version"] === "number";
}
