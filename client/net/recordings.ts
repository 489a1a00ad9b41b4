/** Recordings over HTTP: a file is opened, looked at until it is known, and asked what would have been. */
import type { Result } from "../../shared/base/index.ts";
import type { OpenedRecording, WhatIfChange } from "../../shared/protocol/index.ts";
import { isRecord } from "./decode.ts";
import { request } from "./request.ts";

export interface RecordingLine {
  open(text: string): Promise<Result<{ readonly id: string }>>;
  /** `after`: the version that is known already; its inside is then left out. */
  look(id: string, after: number | undefined): Promise<Result<OpenedRecording>>;
  ask(id: string, change: WhatIfChange): Promise<Result<OpenedRecording>>;
}

export function openRecordingLine(): RecordingLine {
  const at = (id: string): string => `/recordings/${encodeURIComponent(id)}`;
  return {
    open: (text) => request({ method: "POST", path: "/recordings", body: text }, openIn),
    look(id, after) {
      const query = after === undefined ? "" : `?after=${after}`;
      return request({ path: `${at(id)}${query}` }, openedIn);
    },
    ask: (id, change) => request({ method: "POST", path: `${at(id)}/whatifs`, body: change }, openedIn),
  };
}

function openIn(answer: unknown): { readonly id: string } | undefined {
  return isRecord(answer) && typeof answer["id"] === "string" ? { id: answer["id"] } : undefined;
}

function openedIn(answer: unknown): OpenedRecording | undefined {
  return isOpened(answer) ? answer : undefined;
}

function isOpened(answer: unknown): answer is OpenedRecording {
  return isRecord(answer) && typeof answer["id"] === "string" && typeof answer["version"] === "number";
}
