/**
 * Ways into a session, over plain HTTP: found one, practise alone, or join with a code and a name. Each gives a place:
 * the code and the token that opens the line. What is refused says why.
 */
import type { Refusal, Result } from "../../shared/base/index.ts";
import type { CharacterId, RulesLayer, Speed } from "../../shared/protocol/index.ts";
import { isRecord, isRefusal } from "./decode.ts";

export interface Entry {
  readonly code: string;
  readonly token: string;
}

export interface EntryOptions {
  /** A choice of the library; the easiest when left out. */
  readonly scenario?: string;
  /** The same seed is the same incident. */
  readonly seed?: string;
  readonly name?: string;
  readonly size?: number;
  /** Side by side; one when left out. */
  readonly teams?: number;
  readonly layer?: RulesLayer;
  readonly speed?: Speed;
  readonly liveMinutes?: number;
}

/** What to say when there is no answer at all, or none that can be read. */
export interface Troubles {
  readonly unreachable: Refusal;
  readonly strange: Refusal;
}

export function createExercise(options: EntryOptions, troubles: Troubles): Promise<Result<Entry>> {
  return post("/api/exercises", options, troubles);
}

export function practise(options: Omit<EntryOptions, "size">, troubles: Troubles): Promise<Result<Entry>> {
  return post("/api/solo", options, troubles);
}

/** This week's drill, the same for everybody. */
export function practiseWeekly(options: Pick<EntryOptions, "name">, troubles: Troubles): Promise<Result<Entry>> {
  return post("/api/weekly", options, troubles);
}

export function joinExercise(code: string, name: string, troubles: Troubles): Promise<Result<Entry>> {
  return post(`/api/exercises/${encodeURIComponent(code)}/members`, { name }, troubles);
}

/** One's place on another device, once the team says that it is oneself: the answer takes as long as that. */
export function askBack(code: string, name: string, troubles: Troubles): Promise<Result<Entry>> {
  return post(`/api/exercises/${encodeURIComponent(code)}/returns`, { name }, troubles);
}

/** A place for a big screen: it has no name and takes nobody's. */
export function enterAsScreen(code: string, troubles: Troubles): Promise<Result<Entry>> {
  return post(`/api/exercises/${encodeURIComponent(code)}/screens`, {}, troubles);
}

/** Why nobody can join with this code now; nothing when one can, or when only joining itself would tell. */
export async function lookFor(code: string, { unreachable }: Troubles): Promise<Refusal | undefined> {
  try {
    const answer: unknown = await (await fetch(`/api/exercises/${encodeURIComponent(code)}`)).json();
    return isRefusal(answer) ? answer : undefined;
  } catch {
    return unreachable;
  }
}

/** Bots of one character for the free seats of one's own session. Why not, if so. */
export function fillSeats(
  { code, token }: Entry,
  character: CharacterId,
  troubles: Troubles,
): Promise<Refusal | undefined> {
  return askOfBots("POST", { code, token }, { character }, troubles);
}

export function sendBotsAway({ code, token }: Entry, troubles: Troubles): Promise<Refusal | undefined> {
  return askOfBots("DELETE", { code, token }, {}, troubles);
}

async function askOfBots(
  method: "POST" | "DELETE",
  { code, token }: Entry,
  body: object,
  { unreachable }: Troubles,
): Promise<Refusal | undefined> {
  try {
    const response = await fetch(`/api/exercises/${encodeURIComponent(code)}/bots`, {
      method,
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return isRefusal(answer) ? answer : undefined;
  } catch {
    return unreachable;
  }
}

/** None for whoever is not the host, and when there is no answer: an invitation without them is only less handy. */
export async function askAddresses(token: string): Promise<readonly string[]> {
  try {
    const response = await fetch("/api/addresses", { headers: { Authorization: `Bearer ${token}` } });
    const answer: unknown = await response.json();
    const told = isRecord(answer) ? answer["addresses"] : undefined;
    return Array.isArray(told) ? told.filter((address) => typeof address === "string") : [];
  } catch {
    return [];
  }
}

/** The recording of a round that has ended, as its host's file. */
export async function fetchRecording(code: string, token: string, troubles: Troubles): Promise<Result<string>> {
  return asHost("GET", `/api/exercises/${code}/recording`, token, troubles);
}

/** Deletes a session with everything in it. */
export async function deleteExercise(code: string, token: string, troubles: Troubles): Promise<Result<string>> {
  return asHost("DELETE", `/api/exercises/${code}`, token, troubles);
}

async function asHost(
  method: "GET" | "DELETE",
  path: string,
  token: string,
  { unreachable, strange }: Troubles,
): Promise<Result<string>> {
  try {
    const response = await fetch(path, { method, headers: { Authorization: `Bearer ${token}` } });
    const text = await response.text();
    if (response.ok) return { ok: true, value: text };
    const answer: unknown = JSON.parse(text);
    return { ok: false, refusal: isRefusal(answer) ? answer : strange };
  } catch {
    return { ok: false, refusal: unreachable };
  }
}

async function post(path: string, body: object, { unreachable, strange }: Troubles): Promise<Result<Entry>> {
  let answer: unknown;
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    answer = await response.json();
  } catch {
    return { ok: false, refusal: unreachable };
  }
  if (isRefusal(answer)) return { ok: false, refusal: answer };
  if (isRecord(answer) && typeof answer["code"] === "string" && typeof answer["token"] === "string") {
    return { ok: true, value: { code: answer["code"], token: answer["token"] } };
  }
  return { ok: false, refusal: strange };
}
