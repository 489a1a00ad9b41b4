/** A recording on its own: what whoever opened it is told. */
import type { CommonView } from "./common.ts";

/** A recording that somebody opened to look at, apart from any session. */
export interface OpenedRecording {
  readonly id: string;
  readonly state: "computing" | "done" | "failed";
  /** Grows with every change. */
  readonly version: number;
  /** Whether the engine that recorded it is this one: else numbers may differ. */
  readonly engine: "same" | "other";
  /** Whether the world came to the recorded hash at the end; null where the file has none for it, or not yet. */
  readonly isExact: boolean | null;
  /** As everybody in the room would see it; null until it has been lived through. */
  readonly common: CommonView | null;
}
