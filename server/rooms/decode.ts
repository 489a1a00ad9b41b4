/**
 * The one place where a checkpoint's bytes become typed values again. The store's hash says that they are what was
 * written, and the version that this code wrote them; another version is not read but replayed from further back.
 */
import { promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { deflate, inflate } from "node:zlib";
import type { RoundMemory } from "../../shared/play/index.ts";
import type { Observation } from "../../shared/sim/index.ts";
import type { Receipts } from "./receipts.ts";

/** All of a room that its journal brought about. */
export interface RoomState {
  readonly memory: RoundMemory;
  readonly clockMs: number;
  readonly receipts: Receipts;
  /** The world's own snapshot. */
  readonly world: Uint8Array;
}

const VERSION = 4;
/** Before it telemetry was part of the whole. */
const WITH_TELEMETRY = 3;
/** Before that no round knew of another engine; all else was as it is. */
const WITHOUT_ENGINES = 2;
const FAST = { level: 1 };
/** Those of `Written`, which are compressed already. */
const AS_IT_IS = { level: 0 };
const pack = promisify<Uint8Array, { level: number }, Uint8Array>(deflate);
const unpack = promisify<Uint8Array, Buffer>(inflate);

/** A scrape never changes, and most of those of a checkpoint were in the one before: each is compressed once. */
const scrapes = new WeakMap<Observation, Promise<Uint8Array>>();

/** Two parts, as scrapes are most of a state and stay as they are. */
interface Written {
  readonly version: number;
  /** The state without its scrapes, compressed. */
  readonly state: Uint8Array;
  /** Each compressed. */
  readonly scrapes: readonly Uint8Array[];
}

/** What is serialized is taken now; only the compression happens later. */
export async function encodeState(state: RoomState): Promise<Uint8Array> {
  const { memory } = state;
  const history = { ...memory.history, recent: [] };
  const rest = pack(serialize({ ...state, memory: { ...memory, history } }), FAST);
  const recent = Promise.all(memory.history.recent.map(packed));
  const written: Written = { version: VERSION, state: await rest, scrapes: await recent };
  return pack(serialize(written), AS_IT_IS);
}

function packed(scrape: Observation): Promise<Uint8Array> {
  const bytes = scrapes.get(scrape) ?? pack(serialize(scrape), FAST);
  scrapes.set(scrape, bytes);
  return bytes;
}

export async function decodeState(bytes: Uint8Array): Promise<RoomState | undefined> {
  const value = (await read(bytes)) as Written | (RoomState & { readonly version: number });
  if ("scrapes" in value) return value.version === VERSION ? join(value) : undefined;
  if (value.version === WITH_TELEMETRY) return value;
  if (value.version !== WITHOUT_ENGINES) return undefined;
  const { memory } = value;
  return { ...value, memory: { ...memory, play: { ...memory.play, engines: [] } } };
}

async function join(written: Written): Promise<RoomState> {
  const state = (await read(written.state)) as RoomState;
  const recent = (await Promise.all(written.scrapes.map(read))) as readonly Observation[];
  const { memory } = state;
  return { ...state, memory: { ...memory, history: { ...memory.history, recent } } };
}

async function read(bytes: Uint8Array): Promise<unknown> {
  return deserialize(await unpack(bytes));
}
