/**
 * What a room writes into its journal, and how it is read back. Entries decide the round; clock marks say how far it
 * had come; a void takes back an entry whose sender was told that it came too late.
 */
import { z } from "zod";
import { commandSchema } from "../../shared/protocol/index.ts";
import type { Entry } from "../../shared/play/index.ts";
import type { Entry as Stored } from "../storage/index.ts";

interface Stamped {
  readonly seq: number;
  readonly tick: number;
  readonly clockMs: number;
}

interface ClockMark {
  readonly kind: "clock";
  readonly speed: number;
  readonly phase: string;
  readonly isPaused: boolean;
  /** Another engine lives the round from here on. */
  readonly engine?: string | undefined;
}

/** An engine is said by a clock mark: it decides nothing, and an earlier version must be able to pass over it. */
type Noted = Exclude<Entry, { readonly kind: "engine" }>;

export type Row =
  /** `id` is the client's name for a command: sending it again must not do it again. */
  | (Stamped & { readonly kind: "entry"; readonly entry: Noted; readonly id: string | null })
  | (Stamped & ClockMark)
  | (Stamped & { readonly kind: "void"; readonly of: number });

const clockMs = z.number();
const commandBody = z.object({ clockMs, id: z.string().nullable(), command: commandSchema });
const presenceBody = z.object({
  clockMs,
  event: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("joined"), isHost: z.boolean() }),
    z.object({ kind: z.literal("away") }),
    z.object({ kind: z.literal("asks") }),
    z.object({ kind: z.literal("asks-no-more") }),
    z.object({ kind: z.literal("back") }),
    z.object({ kind: z.literal("left") }),
  ]),
});
const timerBody = z.object({ clockMs, timer: z.string() });
/** An earlier version passes over the engine, so that it can still read what a later one wrote. */
const clockBody = z.object({
  clockMs,
  speed: z.number(),
  phase: z.string(),
  isPaused: z.boolean(),
  engine: z.string().optional(),
});
const voidBody = z.object({ clockMs, of: z.number() });
const failureBody = z.object({ clockMs });

export function toStored(row: Row): Stored {
  const { seq, tick, clockMs } = row;
  const place = { seq, tick, seat: null };
  switch (row.kind) {
    case "entry":
      return { ...place, ...entryToStored(row.entry, row.id) };
    case "clock": {
      const { speed, phase, isPaused, engine } = row;
      const mark = { clockMs, speed, phase, isPaused };
      return { ...place, kind: "clock", body: engine === undefined ? mark : { ...mark, engine } };
    }
    case "void":
      return { ...place, kind: "void", body: { clockMs, of: row.of } };
  }
}

function entryToStored(entry: Noted, id: string | null): Pick<Stored, "kind" | "seat" | "body"> {
  const { clockMs } = entry;
  switch (entry.kind) {
    case "command":
      return { kind: "command", seat: entry.by, body: { clockMs, id, command: entry.command } };
    case "presence":
      return { kind: "presence", seat: entry.member, body: { clockMs, event: entry.event } };
    case "timer":
      return { kind: "timer", seat: null, body: { clockMs, timer: entry.timer } };
    case "failure":
      return { kind: "failure", seat: null, body: { clockMs } };
  }
}

/** Throws on a row that this version did not write. */
export function fromStored({ seq, tick, kind, seat, body }: Stored): Row {
  const member = seat ?? "";
  switch (kind) {
    case "command": {
      const { clockMs, id, command } = commandBody.parse(body);
      const place = { seq, tick, clockMs };
      return { ...place, kind: "entry", id, entry: { ...place, kind: "command", by: member, command } };
    }
    case "presence": {
      const { clockMs, event } = presenceBody.parse(body);
      const place = { seq, tick, clockMs };
      return { ...place, kind: "entry", id: null, entry: { ...place, kind: "presence", member, event } };
    }
    case "timer": {
      const { clockMs, timer } = timerBody.parse(body);
      const place = { seq, tick, clockMs };
      return { ...place, kind: "entry", id: null, entry: { ...place, kind: "timer", timer } };
    }
    case "failure": {
      const place = { seq, tick, ...failureBody.parse(body) };
      return { ...place, kind: "entry", id: null, entry: { ...place, kind: "failure" } };
    }
    case "clock":
      return { seq, tick, kind, ...clockBody.parse(body) };
    case "void":
      return { seq, tick, kind, ...voidBody.parse(body) };
  }
}

/** What a row means to the round; null where it only says how far that had come. */
export function entryOf(row: Row): Entry | null {
  switch (row.kind) {
    case "entry":
      return row.entry;
    case "clock": {
      const { seq, tick, clockMs: atMs, engine } = row;
      return engine === undefined ? null : { kind: "engine", seq, tick, clockMs: atMs, engine };
    }
    case "void":
      return null;
  }
}

/** The rows that count: without those that a later row takes back. */
export function standing(rows: readonly Row[]): readonly Row[] {
  const voided = new Set(rows.flatMap((row) => (row.kind === "void" ? [row.of] : [])));
  return rows.filter(({ seq }) => !voided.has(seq));
}
