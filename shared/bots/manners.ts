/**
 * How a bot behaves beside people: it leaves them room to find, think and act first. What it found it tells later, not
 * all at once, and only if it is news; a change it asks about; an idea that no person has weighed it closes only after a good while. Among bots
 * alone nothing of this holds, and less of it when people do nothing and the incident runs away. Made of what its seat
 * sees; times are real milliseconds.
 */
import type { CharacterId, CommandType } from "../protocol/index.ts";
import { isNews } from "./habits/cards.ts";
import { askFirst, roomOf } from "./questions.ts";
import { firstPageTick } from "./remedies.ts";
import { holds, sinceMs } from "./sight.ts";
import type { Sight } from "./sight.ts";
import type { Wish } from "./wish.ts";

const SHARE_AFTER_MS = 40_000;
const SHARE_EVERY_MS = 60_000;
/** After the first page people look around. */
const IDEA_AFTER_MS = 120_000;
const IDEA_EVERY_MS = 75_000;
const CLOSE_AFTER_MS = 240_000;
const ACT_AFTER_MS = 60_000;
const ACT_EVERY_MS = 45_000;
const ANYBODYS_PAGE_MS = 75_000;

/** What does not wait for its time while an incident runs away. */
const saves: ReadonlySet<CommandType> = new Set(["hypothesis.add", "action.prepare", "action.launch"]);

/** What is left of its wishes beside people, or what it says first. */
export function mannerly(sight: Sight, character: CharacterId, wishes: readonly Wish[]): readonly Wish[] {
  const { people, common } = sight;
  if (people.size === 0 || common.warmUp !== null || common.session.phase !== "live") return wishes;
  const isUrgent = roomOf(sight) === "runaway";
  return wishes
    .filter((wish) => (isUrgent && saves.has(wish.command.type)) || !isHeldBack(sight, wish))
    .flatMap((wish) => (character === "reckless" ? [wish] : askFirst(sight, wish)));
}

function isHeldBack(sight: Sight, { command }: Wish): boolean {
  const { common, own, seat } = sight;
  switch (command.type) {
    case "evidence.share":
    case "hypothesis.link": {
      // To link a card of one's own is to share it.
      const found = own.tray.find(({ id }) => id === command.card);
      const lastShared = common.evidence.filter((card) => card.seat === seat).at(-1)?.sharedTick;
      return (
        found !== undefined &&
        (!isNews(sight, found) ||
          sinceMs(sight, found.tick) < SHARE_AFTER_MS ||
          sinceMs(sight, lastShared) < SHARE_EVERY_MS)
      );
    }
    case "hypothesis.add":
      return (
        sinceMs(sight, firstPageTick(sight)) < IDEA_AFTER_MS ||
        common.hypotheses.some(({ sinceTick }) => sinceMs(sight, sinceTick) < IDEA_EVERY_MS)
      );
    case "hypothesis.setState": {
      const idea = common.hypotheses.find(({ id }) => id === command.hypothesis);
      return !isWeighed(sight, command.hypothesis) && sinceMs(sight, idea?.sinceTick) < CLOSE_AFTER_MS;
    }
    case "alert.ack": {
      const alert = common.alerts.find(({ id }) => id === command.alert);
      const isOwn = alert !== undefined && alert.owner !== null && holds(sight, alert.owner);
      return !isOwn && sinceMs(sight, alert?.sinceTick) < ANYBODYS_PAGE_MS;
    }
    case "action.prepare":
    case "action.launch":
      return (
        sinceMs(sight, firstPageTick(sight)) < ACT_AFTER_MS ||
        common.actions.some(
          ({ by, action, target, proposedTick }) =>
            by === seat &&
            (action !== command.action || target !== command.target) &&
            sinceMs(sight, proposedTick) < ACT_EVERY_MS,
        )
      );
    default:
      return false;
  }
}

/** Some person has put it forward, given it a card, rated it or changed its state. */
function isWeighed({ common, people }: Sight, hypothesis: string): boolean {
  return common.timeline.some(
    ({ lane, seat, message }) =>
      lane === "hypotheses" && seat !== null && people.has(seat) && message.params["hypothesis"] === hypothesis,
  );
}
