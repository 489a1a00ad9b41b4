/**
 * The file of a recording: everything that decided a round, as its journal holds it, and hashes of the world that was
 * lived through. People are in it by id, never by name; what they wrote is in it as they wrote it.
 */
import { z, ZodError } from "zod";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { fromStored, standing } from "../rooms/index.ts";
import type { Row } from "../rooms/index.ts";
import { roundOptions } from "./roundOptions.ts";

export const recordingFormat = "small-causes/recording@1";

/** Rows are looked into by those who wrote them: server/rooms. */
const rowSchema = z.strictObject({
  seq: z.int().positive(),
  kind: z.enum(["command", "presence", "timer", "clock", "void", "failure"]),
  tick: z.int(),
  seat: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
});

export const recordingSchema = z.strictObject({
  format: z.literal(recordingFormat),
  engine: z.string().describe("Which engine lived it."),
  scenario: scenarioSchema,
  seed: z.string(),
  options: z.strictObject(roundOptions),
  journal: z.array(rowSchema).describe("From entry 1 on, without a gap."),
  hashes: z
    .array(z.strictObject({ tick: z.int(), hash: z.string().regex(/^[0-9a-f]{16}$/, "write 16 hexadecimal digits") }))
    .describe("The world's hash when it stood at a tick; in order of time."),
});
export type RecordingFile = z.infer<typeof recordingSchema>;
export type TakenHash = RecordingFile["hashes"][number];

/** The rows that count, or which of them this version does not know. */
export function rowsOf({ journal }: RecordingFile): Result<readonly Row[]> {
  const rows: Row[] = [];
  for (const [i, stored] of journal.entries()) {
    if (stored.seq !== i + 1) return turnDown("replay/gap", { entry: i + 1 });
    try {
      rows.push(fromStored(stored));
    } catch (problem) {
      if (!(problem instanceof ZodError)) throw problem;
      const [issue] = problem.issues;
      const where = ["journal", i, "body", ...(issue?.path ?? [])].join(".");
      return turnDown("replay/entry", { entry: stored.seq, problem: `${where}: ${issue?.message ?? ""}` });
    }
  }
  return ok(standing(rows));
}
