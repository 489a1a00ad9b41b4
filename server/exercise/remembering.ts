/** What this server remembers of past rounds: written when a debrief has been worked out, read for the history. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { outcomeOf } from "../../shared/debrief/index.ts";
import type { RoundSetup, Play } from "../../shared/play/index.ts";
import { dialIds, endings, rulesLayers } from "../../shared/protocol/index.ts";
import type { DebriefReport, Outcome, PastRound } from "../../shared/protocol/index.ts";
import type { History, Round } from "../storage/index.ts";

/** More than a table that people look at should have. */
const MOST_REMEMBERED = 500;

const outcomeShape = z.object({
  incident: z.string(),
  company: z.string(),
  scenario: z.string(),
  size: z.int(),
  layer: z.enum(rulesLayers),
  ended: z.enum(endings).nullable(),
  playedS: z.number(),
  lost: z.object({ team: z.number(), none: z.number(), reference: z.number() }),
  dials: z.record(z.enum(dialIds), z.number().nullable()),
}) satisfies z.ZodType<Outcome>;

interface Lived {
  readonly play: Play;
  readonly setup: RoundSetup;
}

/** Who practised alone is nobody's team. */
export async function remember(
  history: History,
  { id }: Pick<Round, "id">,
  name: string | undefined,
  { play, setup }: Lived,
  report: DebriefReport,
): Promise<void> {
  if (play.options.size === 1) return;
  const { company, id: scenario } = setup.scenario;
  const outcome = outcomeOf(play, { company: company.name, scenario: opaque(scenario) }, report);
  await history.keep(id, { team: name ?? null, outcome: { ...outcome } });
}

/** Oldest first. */
export async function pastRounds(history: History): Promise<readonly PastRound[]> {
  const kept = await history.newest(MOST_REMEMBERED);
  return kept.map(({ team, ended, outcome }) => ({
    ...outcomeShape.parse(outcome),
    team,
    endedAtMs: ended.getTime(),
  }));
}

/** The same for the same scenario, and nothing to be read from it: its id says what it is about. */
function opaque(scenario: string): string {
  return createHash("sha256").update(scenario).digest("hex").slice(0, 12);
}
