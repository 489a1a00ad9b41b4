/**
 * Deeds: the entries of a recording that can change the world, and what becomes of them when one change is moved or
 * left out [W1]. Looks, the board, posts and chat change no world, so a what-if leaves them out.
 */
import { must } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import { withChange } from "../../play/index.ts";
import type { Entry, Play, TimerKind } from "../../play/index.ts";
import type { CommandType, ChangedDeed } from "../../protocol/index.ts";

const idle: ReadonlySet<CommandType> = new Set([
  "return.confirm",
  "return.refuse",
  "alert.ack",
  "alert.silence",
  "diagnostic.run",
  "diagnostic.cancel",
  "evidence.share",
  "hypothesis.add",
  "hypothesis.link",
  "hypothesis.setState",
  "hypothesis.rate",
  "action.prepare",
  "action.dismiss",
  "incident.declare",
  "incident.setState",
  "status.post",
  "chat.say",
  "chat.react",
  "note.add",
  "hint.ask",
  "task.assign",
  "task.ack",
  "task.report",
  "poll.open",
  "poll.answer",
  "sitrep.post",
  "reminder.set",
  "reminder.clear",
  "round.end",
  "round.close",
  "debrief.answer",
  "debrief.step",
  "debrief.show",
  "whatif.run",
  "commitment.add",
] as const);

/**
 * Deadlines after which more can be done: it goes live, an offer of command that ran out stands in the way of the next
 * no longer, whoever was called away is back.
 */
const moving: ReadonlySet<string> = new Set(["briefing-over", "handoff-over", "called-back"] satisfies TimerKind[]);

/** What can change the world, up to the end of the live part, without what was refused. */
export function deedsOf(entries: readonly Entry[], endTick: Tick, refused: readonly number[]): readonly Entry[] {
  return entries.filter((entry) => entry.tick <= endTick && !refused.includes(entry.seq) && isDeed(entry)).map(bare);
}

function isDeed(entry: Entry): boolean {
  switch (entry.kind) {
    case "presence":
      return true;
    case "command":
      return !idle.has(entry.command.type);
    case "timer":
      return moving.has(entry.timer.split(":")[0] ?? "");
    case "failure":
    case "engine":
      return false;
  }
}

/** A launch without the hypothesis that it named: the board is not lived through again. */
function bare(entry: Entry): Entry {
  if (entry.kind !== "command" || entry.command.type !== "action.launch") return entry;
  const { hypothesis: _hypothesis, ...command } = entry.command;
  return { ...entry, command };
}

/** The deeds of a what-if. `play` is the end of the original. */
export function changedDeeds(deeds: readonly Entry[], play: Play, change: ChangedDeed): readonly Entry[] {
  const action = must(
    play.actions.find(({ ref }) => ref === change.ref),
    change.ref,
  );
  const launch = must(
    deeds.find(({ seq }) => seq === action.launchSeq),
    `launch of ${change.ref}`,
  );
  const others = withChange(deeds, play, change);
  const belongs = (entry: Entry) => entry.seq !== launch.seq && isAbout(entry, change.ref, action.proposedSeq);
  if (change.kind === "remove") return others.filter((entry) => !belongs(entry));
  const byTicks = change.toTick - launch.tick;
  const followed = others.map((entry) => (belongs(entry) ? follow(entry, change.toTick, byTicks, launch) : entry));
  return followed.sort((a, b) => a.tick - b.tick);
}

/** The proposal of a change, and whatever was said about it later: its cancelling, its undo. */
function isAbout(entry: Entry, ref: string, proposedSeq: number): boolean {
  if (entry.seq === proposedSeq) return true;
  return entry.kind === "command" && "ref" in entry.command && entry.command.ref === ref;
}

/** What came after the launch keeps its distance from it; a proposal comes no later than what it proposes. */
function follow(entry: Entry, toTick: Tick, byTicks: Tick, launch: Entry): Entry {
  return { ...entry, tick: entry.seq > launch.seq ? entry.tick + byTicks : Math.min(entry.tick, toTick) };
}
