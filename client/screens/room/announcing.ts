/**
 * What a screen reader is told unasked, and how often. What cannot wait is a page that nobody has taken and what is asked
 * of this person; results of one's own acts can. Everything that has come since is said in one go, and in a storm both
 * voices together speak at most six times a minute. Pure.
 */
import type { AlertView, TimelineRow } from "../../../shared/protocol/index.ts";
import { mayDecide } from "../../panels/act/index.ts";
import { STORM_GROUPS } from "../../panels/alerts/index.ts";
import { seatName } from "../../panels/frame/index.ts";
import type { Cast } from "../../panels/frame/index.ts";
import type { Announcements } from "../../settings.ts";
import { soundsIn } from "../../sound/index.ts";
import type { Translate } from "../../text/index.ts";
import { listenerOf } from "./listener.ts";

export type Voice = "alert" | "status";

const gapMs: Readonly<Record<Voice, number>> = { alert: 10_000, status: 5_000 };
/** Two voices, three times a minute each. */
const STORM_GAP_MS = 20_000;

/** How long a voice rests after it has spoken. */
export function restMs(voice: Voice, alerts: readonly AlertView[]): number {
  const isStorm = alerts.filter(({ state }) => state === "firing").length > STORM_GROUPS;
  return isStorm ? STORM_GAP_MS : gapMs[voice];
}

/** More than so many are counted instead of told. */
const TOLD = 3;

export function together(sentences: readonly string[], t: Translate): string {
  const more = sentences.length - TOLD;
  return [...sentences.slice(0, TOLD), ...(more > 0 ? [t("announce.more", { count: more })] : [])].join(". ");
}

export interface Urgent {
  /** Never that of another. */
  readonly id: string;
  readonly sentence: string;
}

export function urgentIn(cast: Cast, amount: Announcements, t: Translate): readonly Urgent[] {
  const { alerts } = cast.common;
  const pages = alerts.filter(
    ({ severity, state, ackedBy }) => severity === "page" && state === "firing" && ackedBy === null,
  );
  return [
    ...pages.map(({ id, sinceTick, subject }) => ({
      id: `${id} ${sinceTick}`,
      sentence: t("room.pageAnnounced", { subject }),
    })),
    ...(amount === "pages" ? [] : asksIn(cast, t)),
  ];
}

function asksIn(cast: Cast, t: Translate): readonly Urgent[] {
  const { actions, lead } = cast.common;
  const { seat } = cast.own.you;
  if (seat === null) return [];
  const proposals = actions.filter((action) => action.state === "proposed" && mayDecide(cast, action));
  const tasks = lead.tasks.filter(({ state, to }) => state === "asked" && to === seat);
  const offers = lead.handoff?.to === seat ? [lead.handoff] : [];
  const polls = lead.polls.filter(({ endsAtMs, by }) => endsAtMs !== null && by !== seat);
  return [
    ...proposals.map(({ ref, label }) => ({ id: ref, sentence: t("room.approvalAsked", { action: label }) })),
    ...tasks.map(({ id, text }) => ({ id, sentence: t("announce.task", { text }) })),
    ...offers.map(({ id, by }) => ({ id, sentence: t("announce.handoff", { who: seatName(cast, by, t) }) })),
    ...polls.map(({ id, text }) => ({ id, sentence: t("announce.poll", { text }) })),
  ];
}

/** What others do that everybody has to know of. */
const forAll: ReadonlySet<string> = new Set(["action.launched", "handoff.taken"]);

/**
 * The rows among these to be told: results of one's own acts, changes that anybody launches while they can still be
 * called back, a change of command, and with `all` whatever happens.
 */
export function resultsIn(rows: readonly TimelineRow[], cast: Cast, amount: Announcements): readonly TimelineRow[] {
  const { seat } = cast.own.you;
  const me = listenerOf(cast);
  const matters = ({ seat: by, message }: TimelineRow): boolean =>
    forAll.has(message.code) ||
    (message.code === "reminder.due" && me.isReminded) ||
    (seat !== null &&
      (by === seat ||
        cast.common.actions.some((action) => action.by === seat && action.ref === message.params["ref"])));
  const isUrgent = (row: TimelineRow): boolean =>
    soundsIn([row], me).some(({ cue }) => cue === "page" || cue === "ask");
  return rows.filter((row) => (matters(row) ? amount !== "pages" : amount === "all" && !isUrgent(row)));
}
