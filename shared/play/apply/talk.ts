/** How the incident is declared and told about, what people write, and what they answer in the debrief. */
import { message, speak, startTimer, stopTimer, take, tell } from "../changes.ts";
import type { Changes, SeatAsk } from "../handlers.ts";
import { FIRST_POST_MS, NEXT_POST_MS, VERIFY_MS } from "../limits.ts";
import type { Play } from "../state.ts";
import type { Tick } from "../../base/index.ts";
import { POST_SOON_MS } from "../../protocol/index.ts";
import type { ChatLine, CommsView, PostView, ReactionView, Severity } from "../../protocol/index.ts";

export const talkChanges = {
  "incident.declare": ({ play, at, seat }, { severity }) => {
    const { comms } = play;
    const declared = withComms(play, {
      severity,
      state: comms.state ?? "investigating",
      declaredTick: comms.declaredTick ?? at.tick,
    });
    const told = tell(declared, at.tick, "comms", message("incident.declared", { severity }), seat);
    if (!owesPosts(play, severity)) return stopPosts(told);
    return comms.nextPostDueMs === null ? postDue(told, at.clockMs + FIRST_POST_MS) : told;
  },
  "incident.setState": ({ play, at, seat }, { state }) => {
    const quiet = withComms(stopTimer(play, "verified"), { state, verifiedAtMs: null });
    const told = tell(quiet, at.tick, "comms", message("incident.state", { state }), seat);
    if (state === "monitoring") return startVerifying(told, at.clockMs);
    if (state === "resolved") return stopPosts(told);
    return withComms(told, { isVerified: false });
  },
  "status.post": ({ play, at, seat }, { state, features, regions, impact, extent, nextInS }) => {
    const isKept = isNews(play.comms, { state, features, regions }) || isAlmostDue(play.comms, at.clockMs);
    const post = { tick: at.tick, by: seat, state, features, regions, impact, ...(extent && { extent }), isKept };
    const posted = withComms(play, { posts: [...play.comms.posts, post] });
    const told = tell(posted, at.tick, "comms", message("post.sent", { state }), seat);
    if (play.comms.nextPostDueMs === null || state === "resolved") return stopPosts(told);
    if (!isKept) return told;
    const inMs = Math.min(NEXT_POST_MS.most, Math.max(NEXT_POST_MS.least, nextInS * 1000));
    return postDue(told, at.clockMs + inMs);
  },
  "chat.say": ({ play, at, member }, { text }) => speak(play, at.tick, member, text),
  "chat.react": ({ play, member }, { line, reaction }) => ({
    ...play,
    chat: play.chat.map((known) => (known.n === line ? react(known, { member: member.id, reaction }) : known)),
  }),
  "note.add": ({ play, at, seat }, { text }) => tell(play, at.tick, "session", message("note", { text }), seat),
  "hint.ask": ({ play, at, seat }) => giveHint(play, at.tick, seat),
  "debrief.answer": ({ play, member }, { question, text }) => {
    const others = play.answers.filter((answer) => answer.member !== member.id || answer.question !== question);
    return { ...play, answers: [...others, { member: member.id, question, text }] };
  },
  "debrief.step": ({ play }, { step }) => {
    if (play.phase.kind !== "debrief") return play;
    const { shown: _left, ...phase } = play.phase;
    return { ...play, phase: { ...phase, step } };
  },
  "debrief.show": ({ play }, { type: _type, ...shown }) =>
    play.phase.kind === "debrief" ? { ...play, phase: { ...play.phase, shown } } : play,
  "whatif.run": ({ play }, { change }) => {
    const [n, next] = take(play, "whatIf");
    return { ...next, whatIfs: [...next.whatIfs, { id: `W${n}`, change }] };
  },
  "commitment.add": ({ play, member }, { text, who, when }) => ({
    ...play,
    commitments: [...play.commitments, { by: member.id, text, who, when }],
  }),
} as const satisfies Partial<Changes>;

/** The next hint, to everybody: asked for by a seat, or given by a facilitator. */
export function giveHint(play: Play, tick: Tick, seat: number | null): Play {
  const given: Play = { ...play, hintTicks: [...play.hintTicks, tick] };
  return tell(given, tick, "session", message("hint.given", { n: given.hintTicks.length }), seat);
}

/** Saying the same again takes it back. */
function react(line: ChatLine, said: ReactionView): ChatLine {
  const others = line.reactions.filter(({ member, reaction }) => member !== said.member || reaction !== said.reaction);
  return { ...line, reactions: others.length < line.reactions.length ? others : [...line.reactions, said] };
}

/** From now the level must stay good for a while; a bad scrape starts the wait again. */
export function startVerifying(play: Play, clockMs: number): Play {
  const verifiedAtMs = clockMs + VERIFY_MS;
  return startTimer(withComms(play, { verifiedAtMs, isVerified: false }), "verified", verifiedAtMs);
}

export function withComms(play: Play, update: Partial<CommsView>): Play {
  return { ...play, comms: { ...play.comms, ...update } };
}

/** What a post says of the incident: the sentence about it may change, and is no news. */
type Said = Pick<PostView, "state" | "features" | "regions">;

function isNews({ posts }: CommsView, { state, features, regions }: Said): boolean {
  const last = posts.at(-1);
  const isSame = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join();
  return !last || last.state !== state || !isSame(last.features, features) || !isSame(last.regions, regions);
}

function isAlmostDue({ nextPostDueMs }: CommsView, clockMs: number): boolean {
  return nextPostDueMs !== null && nextPostDueMs - clockMs <= POST_SOON_MS;
}

function postDue(play: Play, dueMs: number): Play {
  return startTimer(withComms(play, { nextPostDueMs: dueMs, isOverdue: false }), "post-due", dueMs);
}

function stopPosts(play: Play): Play {
  return stopTimer(withComms(play, { nextPostDueMs: null, isOverdue: false }), "post-due");
}

/** The comms clock runs for serious incidents, and not for one person alone. */
function owesPosts({ options }: SeatAsk["play"], severity: Severity): boolean {
  return options.size > 1 && (severity === "SEV-1" || severity === "SEV-2");
}
