/**
 * A run as bytes: the state's doubles, a mark of which of them mean what, and the affairs. The mark is sixteen letters;
 * bytes that another engine wrote, or another scenario's, are told by it.
 */
import { Bug } from "../base/index.ts";
import type { Affairs } from "./affairs.ts";
import type { Plant } from "./compile/plant.ts";
import { readAffairs, writeAffairs } from "./decode.ts";
import { hashRun } from "./hash.ts";
import { layoutOf, sizeOf, viewState } from "./state.ts";
import type { State } from "./state.ts";

const MARK = 16;
const FOREIGN = "the snapshot belongs to another engine or scenario";
const marks = new WeakMap<Plant, Uint8Array>();

export function writeSnapshot(plant: Plant, state: State, affairs: Affairs): Uint8Array {
  const { buffer } = state;
  const rest = writeAffairs(affairs);
  const bytes = new Uint8Array(buffer.byteLength + MARK + rest.length);
  bytes.set(new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength));
  bytes.set(markOf(plant, state), buffer.byteLength);
  bytes.set(rest, buffer.byteLength + MARK);
  return bytes;
}

export function readSnapshot(plant: Plant, bytes: Uint8Array): { readonly state: State; readonly affairs: Affairs } {
  const size = sizeOf(plant) * Float64Array.BYTES_PER_ELEMENT;
  const mark = bytes.subarray(size, size + MARK);
  if (mark.length < MARK) throw new Bug(FOREIGN);
  const state = viewState(plant, new Float64Array(bytes.slice(0, size).buffer));
  const wanted = markOf(plant, state);
  if (mark.some((letter, n) => letter !== wanted[n])) throw new Bug(FOREIGN);
  return { state, affairs: readAffairs(bytes.subarray(size + MARK)) };
}

function markOf(plant: Plant, state: State): Uint8Array {
  const known = marks.get(plant);
  if (known) return known;
  const mark = ascii(hashRun(new Float64Array(0), ascii(layoutOf(state))));
  marks.set(plant, mark);
  return mark;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
