/**
 * Ways into a session, over plain HTTP: found one, practise alone, or join with a code and a name. Each gives a place:
 * the code and the token that opens the line. What is refused says why.
 */
import type { Refusal, Result } from "../../shared/base/index.ts";
import type { CharacterId, PastRound, RulesLayer, Speed } from "../../shared/protocol/index.ts";
import { isRecord } from "./decode.ts";
import { request, requestText } from "./request.ts";

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
  /** What the history calls them. */
  readonly teamName?: string;
  readonly layer?: RulesLayer;
  readonly speed?: Speed;
  readonly liveMinutes?: number;
}

export function createExercise(options: EntryOptions): Promise<Result<Entry>> {
  return enter("/exercises", options);
}

export function practise(options: Omit<EntryOptions, "size">): Promise<Result<Entry>> {
  return enter("/solo", options);
}

/** This week's drill, the same for everybody. */
export function practiseWeekly(options: Pick<EntryOptions, "name">): Promise<Result<Entry>> {
  return enter("/weekly", options);
}

export function joinExercise(code: string, name: string): Promise<Result<Entry>> {
  return enter(`${at(code)}/members`, { name });
}

/** One's place on another device, once the team says that it is oneself: the answer takes as long as that. */
export function askBack(code: string, name: string): Promise<Result<Entry>> {
  return enter(`${at(code)}/returns`, { name });
}

/** A place for a big screen: it has no name and takes nobody's. */
export function enterAsScreen(code: string): Promise<Result<Entry>> {
  return enter(`${at(code)}/screens`, {});
}

/** Why nobody can join with this code now; nothing when one can, or when only joining itself would tell. */
export async function lookFor(code: string): Promise<Refusal | undefined> {
  return whyNot(await request({ path: at(code) }, anything));
}

/** A place for another host of one's own session, under a name of their own. */
export function inviteHost({ code, token }: Entry, name: string): Promise<Result<Entry>> {
  const question = { method: "POST", path: `${at(code)}/hosts`, token, body: { name } } as const;
  return request(question, entryIn);
}

/** Bots of one character for the free seats of one's own session. Why not, if so. */
export async function fillSeats({ code, token }: Entry, character: CharacterId): Promise<Refusal | undefined> {
  const question = { method: "POST", path: `${at(code)}/bots`, token, body: { character } } as const;
  return whyNot(await request(question, anything));
}

export async function sendBotsAway({ code, token }: Entry): Promise<Refusal | undefined> {
  return whyNot(await request({ method: "DELETE", path: `${at(code)}/bots`, token }, anything));
}

/** How teams of this server have fared, oldest first. */
export function askHistory(): Promise<Result<readonly PastRound[]>> {
  return request({ path: "/history" }, roundsIn);
}

/** None for whoever is not the host, and when there is no answer: an invitation without them is only less handy. */
export async function askAddresses(token: string): Promise<readonly string[]> {
  const told = await request({ path: "/addresses", token }, addressesIn);
  return told.ok ? told.value : [];
}

/** The recording of a round that has ended, as its host's file. */
export function fetchRecording(code: string, token: string): Promise<Result<string>> {
  return requestText({ path: `${at(code)}/recording`, token });
}

/** Deletes a session with everything in it. */
export async function deleteExercise(code: string, token: string): Promise<Refusal | undefined> {
  return whyNot(await request({ method: "DELETE", path: at(code), token }, anything));
}

function enter(path: string, body: object): Promise<Result<Entry>> {
  return request({ method: "POST", path, body }, entryIn);
}

function at(code: string): string {
  return `/exercises/${encodeURIComponent(code)}`;
}

function whyNot(answer: Result<unknown>): Refusal | undefined {
  return answer.ok ? undefined : answer.refusal;
}

/** For questions whose answer is a refusal or nothing of interest. */
function anything(answer: unknown): true | undefined {
  return answer === undefined ? undefined : true;
}

function entryIn(answer: unknown): Entry | undefined {
  if (!isRecord(answer)) return undefined;
  const { code, token } = answer;
  return typeof code === "string" && typeof token === "string" ? { code, token } : undefined;
}

function roundsIn(answer: unknown): readonly PastRound[] | undefined {
  const told = isRecord(answer) ? answer["rounds"] : undefined;
  return Array.isArray(told) ? told.filter(isRound) : undefined;
}

function isRound(value: unknown): value is PastRound {
  return isRecord(value) && isRecord(value["lost"]) && isRecord(value["dials"]);
}

function addressesIn(answer: unknown): readonly string[] | undefined {
  const told = isRecord(answer) ? answer["addresses"] : undefined;
  return Array.isArray(told) ? told.filter((address) => typeof address === "string") : undefined;
}
