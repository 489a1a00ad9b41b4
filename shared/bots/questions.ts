/**
 * "Shall I ...?": what a bot asks the people in the room before a change, in the chat. An answer is a reaction to its line
 * or a line that begins with yes or no. It goes on when somebody agrees, and when nobody objects for some time: longer
 * while people are changing things themselves, shorter when they do nothing and it gets worse.
 */
import type { ChatLine, Command, CommandOf } from "../protocol/index.ts";
import { firstPageTick } from "./remedies.ts";
import { sinceMs } from "./sight.ts";
import type { Sight } from "./sight.ts";
import type { Wish } from "./wish.ts";

type Room = "busy" | "quiet" | "runaway";

/** How long a question waits for an answer, and how long after another one, whoever asked, it is put. */
const WAIT_MS: Readonly<Record<Room, number>> = { busy: 120_000, quiet: 60_000, runaway: 25_000 };
const ASK_EVERY_MS: Readonly<Record<Room, number>> = { busy: 60_000, quiet: 45_000, runaway: 10_000 };
/** What somebody objected to is asked again after so long. */
const OBJECTION_MS = 300_000;
/** Since the last change that people made. */
const BUSY_MS = 60_000;
const IDLE_MS = 150_000;
/** The share of users affected. */
const RUNAWAY_ABOVE = 0.2;

const OPENING = "Shall I do this:";
const yes = /^\W*(yes|yep|ok|okay|go|do|sure|please|agreed?)\b/iu;
const no = /^\W*(no|not|don.?t|wait|stop|hold)\b/iu;

type Change = CommandOf<"action.prepare" | "action.launch">;

/** The wish where it needs no answer or has one, the question where it was not asked, nothing while it waits. */
export function askFirst(sight: Sight, wish: Wish): readonly Wish[] {
  const { command } = wish;
  if (!isChange(command) || asksByItself(sight, command) || isUnderWay(sight, command)) return [wish];
  const text = questionFor(sight, command);
  const asked = sight.common.chat.filter((line) => line.seat === sight.seat && line.text === text).at(-1);
  const answer = asked ? answerTo(sight, asked) : null;
  const isOld = asked !== undefined && sinceMs(sight, asked.tick) >= OBJECTION_MS;
  if (!asked || (answer === "no" && isOld)) return isTimeToAsk(sight) ? [question(command, text)] : [];
  if (answer === "no") return [];
  return answer === "yes" || sinceMs(sight, asked.tick) >= WAIT_MS[roomOf(sight)] ? [wish] : [];
}

function isChange(command: Command): command is Change {
  return command.type === "action.prepare" || command.type === "action.launch";
}

/** It waits for a second key that a person has. */
function asksByItself({ own, common, people }: Sight, { action }: Change): boolean {
  const needsApproval = own.permitted.some((one) => one.action === action && one.needsApproval);
  return needsApproval && common.seats.some(({ seat, consoles }) => consoles.includes("CMD") && people.has(seat));
}

/** One more step of what it does already. */
function isUnderWay({ common, seat }: Sight, { action, target }: Change): boolean {
  return common.actions.some((done) => done.by === seat && done.action === action && done.target === target);
}

function questionFor({ own }: Sight, { action, target }: Change): string {
  const label = own.permitted.find((one) => one.action === action)?.label ?? action;
  return `${OPENING} ${label} (${target})? Yes or no; if nobody says no, I will.`.slice(0, 280);
}

function question({ action, target }: Change, text: string): Wish {
  return {
    key: `ask ${action} ${target}`,
    decides: true,
    everyMs: OBJECTION_MS,
    command: { type: "chat.say", text },
  };
}

function isTimeToAsk(sight: Sight): boolean {
  return sight.common.chat.every(
    ({ tick, text }) => !text.startsWith(OPENING) || sinceMs(sight, tick) >= ASK_EVERY_MS[roomOf(sight)],
  );
}

/** The last one of people, before somebody asked something else. */
function answerTo({ common, people }: Sight, asked: ChatLine): "yes" | "no" | null {
  const seats = common.seats.filter(({ seat }) => people.has(seat));
  const reacted = asked.reactions.filter(({ member }) => seats.some((one) => one.member === member));
  if (reacted.some(({ reaction }) => reaction === "objection")) return "no";
  const after = common.chat.filter(({ n }) => n > asked.n);
  const next = after.findIndex(({ text }) => text.startsWith(OPENING));
  const said = after
    .slice(0, next < 0 ? after.length : next)
    .filter(({ seat, text }) => seat !== null && people.has(seat) && (yes.test(text) || no.test(text)))
    .at(-1);
  if (said) return no.test(said.text) ? "no" : "yes";
  return reacted.some(({ reaction }) => reaction === "agree") ? "yes" : null;
}

/** People change things; or they do not; or they have not for so long that the incident runs away. */
export function roomOf(sight: Sight): Room {
  const changes = sight.common.actions.filter(({ by }) => sight.people.has(by));
  const lastMs = Math.min(...changes.map(({ proposedTick }) => sinceMs(sight, proposedTick)));
  if (lastMs < BUSY_MS) return "busy";
  const idleMs = Math.min(lastMs, sinceMs(sight, firstPageTick(sight)));
  return idleMs > IDLE_MS && sight.affectedRatio > RUNAWAY_ABOVE ? "runaway" : "quiet";
}
