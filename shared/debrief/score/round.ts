/** All that the dials are read from, gathered once. */
import type { Tick } from "../../base/index.ts";
import type { Scenario } from "../../content/index.ts";
import type { Play } from "../../play/index.ts";
import { SCRAPE_TICKS } from "../../sim/index.ts";
import type { LoneRun } from "../runs/lone.ts";
import type { TeamRun } from "../runs/team.ts";
import type { Answered, CascadeNode, Deed, Dial, DialPart, Loop, StoryRow } from "../../protocol/index.ts";

export interface Judged {
  readonly scenario: Scenario;
  readonly play: Play;
  readonly team: TeamRun;
  readonly none: LoneRun;
  readonly reference: LoneRun;
  readonly users: number;
  readonly answers: readonly Answered[];
  readonly deeds: readonly Deed[];
  readonly story: readonly StoryRow[];
  readonly tree: readonly CascadeNode[];
  readonly loops: readonly Loop[];
}

/** Numbers of the story's rows with one of these codes; with a filter on their parameters where one is given. */
export function moments(
  { story }: Judged,
  codes: readonly string[],
  where: (row: StoryRow) => boolean = () => true,
): readonly number[] {
  return story.filter((row) => codes.includes(row.message.code) && where(row)).map(({ n }) => n);
}

/** Share of the users affected around a tick, from the running total of user-minutes. */
export function affectedAt({ team, users }: Pick<Judged, "team" | "users">, tick: Tick): number {
  const at = Math.min(Math.max(1, Math.ceil(tick / SCRAPE_TICKS)), team.userMinutes.length - 1);
  const perScrape = team.userMinutes[at] - team.userMinutes[at - 1];
  return users > 0 ? (perScrape * 600) / SCRAPE_TICKS / users : 0;
}

/** The share of its parts that are good; a dial without parts says nothing. */
export function shareOfGood(parts: readonly DialPart[]): number | null {
  return parts.length === 0 ? null : parts.filter(({ isGood }) => isGood).length / parts.length;
}

export function part(
  code: string,
  isGood: boolean,
  rows: readonly number[],
  params: DialPart["message"]["params"] = {},
): DialPart {
  return { message: { code: `part.${code}`, params }, isGood, moments: rows };
}

export function figure(code: string, params: Dial["figure"]["params"] = {}): Dial["figure"] {
  return { code: `figure.${code}`, params };
}
