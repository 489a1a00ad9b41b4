/** What the journal holds of a round, as the debrief wants it. */
import type { Recording, Round } from "../../shared/play/index.ts";
import type { Journal } from "../storage/index.ts";
import { entryOf, fromStored, standing } from "./rows.ts";
import type { Row } from "./rows.ts";

/** The round must have ended: its world stands where the people stopped. */
export async function recordingOf(journal: Journal, id: string, { setup, tick }: Round): Promise<Recording> {
  const rows: Row[] = [];
  for await (const page of journal.read(id, 0)) rows.push(...page.map(fromStored));
  const entries = standing(rows).flatMap((row) => entryOf(row) ?? []);
  return { header: setup, entries, endTick: tick };
}
