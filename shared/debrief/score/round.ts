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
  /** Share of the users affected in the team's run, at each scrape. */
  readonly affected: readonly number[];
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

/** Share of the users affected at the last scrape before a tick: what people then saw. */
export function affectedAt({ affected }: Pick<Judged, "affected">, tick: Tick): number {
  return affected[Math.min(Math.floor(tick / SCRAPE_TICKS), affected.length - 1)] ?? 0;
}

/** The highest share of the users affected between two ticks. */
export function worstBetween({ affected }: Pick<Judged, "affected">, from: Tick, to: Tick): number {
  return Math.max(0, ...affected.slice(Math.ceil(from / SCRAPE_TICKS), Math.floor(to / SCRAPE_TICKS) + 1));
}

/** When most users were affected between two ticks. */
export function worstTick({ affected }: Pick<Judged, "affected">, from: Tick, to: Tick): Tick {
  const first = Math.ceil(from / SCRAPE_TICKS);
  const shares = affected.slice(first, Math.floor(to / SCRAPE_TICKS) + 1);
  return (first + Math.max(0, shares.indexOf(Math.max(0, ...shares)))) * SCRAPE_TICKS;
}

/** The story's rows of their launches. */
export function launchesOf(judged: Judged, deeds: readonly Deed[]): readonly number[] {
  const refs = deeds.map(({ ref }) => ref);
  return moments(judged, ["action.launched"], ({ message }) => refs.includes(String(message.params["ref"])));
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
  deeds: readonly Deed[] = [],
  ticks: readonly Tick[] = [],
): DialPart {
  const refs = deeds.map(({ ref }) => ref);
  return { message: { code: `part.${code}`, params }, isGood, moments: rows, ticks, deeds: refs };
}

export function figure(code: string, params: Dial["figure"]["params"] = {}): Dial["figure"] {
  return { code: `figure.${code}`, params };
}
