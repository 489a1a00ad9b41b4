/**
 * The one place where a checkpoint's bytes become typed values again. The store's hash says that they are what was
 * written, and the version that this code wrote them; another version is not read but replayed from further back.
 */
import { promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { deflate, inflate } from "node:zlib";
import type { RoundMemory } from "../../shared/play/index.ts";
import type { Receipts } from "./receipts.ts";

/** All of a room that its journal brought about. */
export interface RoomState {
  readonly memory: RoundMemory;
  readonly clockMs: number;
  readonly receipts: Receipts;
  /** The world's own snapshot. */
  readonly world: Uint8Array;
}

const VERSION = 3;
/** Before it no round knew of another engine; all else was as it is. */
const WITHOUT_ENGINES = 2;
const FAST = { level: 1 };

/** What is serialized is taken now; only the compression happens later. */
export function encodeState(state: RoomState): Promise<Uint8Array> {
  return promisify<Uint8Array, { level: number }, Uint8Array>(deflate)(serialize({ version: VERSION, ...state }), FAST);
}

export async function decodeState(bytes: Uint8Array): Promise<RoomState | undefined> {
  const value = deserialize(await promisify<Uint8Array, Buffer>(inflate)(bytes)) as RoomState & { version: number };
  if (value.version === VERSION) return value;
  if (value.version !== WITHOUT_ENGINES) return undefined;
  const { memory } = value;
  return { ...value, memory: { ...memory, play: { ...memory.play, engines: [] } } };
}
