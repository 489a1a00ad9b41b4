/** What the board said over time, read off the timeline: the ideas that were not ruled out, question by question. */
import type { Tick } from "../../base/index.ts";
import type { Play } from "../../play/index.ts";
import type { HypothesisState, TimelineRow } from "../../protocol/index.ts";
import { hypothesisStates, questions } from "../../protocol/index.ts";
import type { Belief, Idea } from "../../protocol/index.ts";

export function beliefsOf(play: Play, endTick: Tick): readonly Belief[] {
  const ideas = new Map<string, Idea>();
  const beliefs: Belief[] = [];
  for (const row of play.timeline) {
    const idea = ideaAfter(row, play, ideas);
    if (!idea) continue;
    ideas.delete(idea.hypothesis);
    ideas.set(idea.hypothesis, idea);
    const held = foremost([...ideas.values()]);
    const last = beliefs.pop();
    if (last && last.fromTick < row.tick) beliefs.push({ ...last, toTick: row.tick });
    if (held.length > 0) beliefs.push({ fromTick: row.tick, toTick: endTick, ideas: held });
  }
  return merged(beliefs);
}

/** When a hypothesis came to stand: added, or taken up again after it was ruled out. */
export function standsSince(play: Play, hypothesis: string): Tick | null {
  let since: Tick | null = null;
  for (const { tick, message } of play.timeline) {
    if (message.params["hypothesis"] !== hypothesis) continue;
    if (message.code === "hypothesis.added") since = tick;
    if (message.code === "hypothesis.state") since = message.params["state"] === "ruled-out" ? null : (since ?? tick);
  }
  return since;
}

function ideaAfter({ message }: TimelineRow, play: Play, ideas: ReadonlyMap<string, Idea>): Idea | null {
  const id = String(message.params["hypothesis"]);
  const hypothesis = play.hypotheses.find((other) => other.id === id);
  if (!hypothesis) return null;
  const { question, component, mechanism } = hypothesis;
  if (message.code === "hypothesis.added") return { hypothesis: id, question, component, mechanism, state: "open" };
  const known = ideas.get(id);
  const state = hypothesisStates.find((name) => name === message.params["state"]);
  return message.code === "hypothesis.state" && known && state ? { ...known, state } : null;
}

const rank: Readonly<Record<HypothesisState, number>> = { confirmed: 3, testing: 2, open: 1, "ruled-out": 0 };

/** For each question the idea that stood highest, the newest of equals. */
function foremost(ideas: readonly Idea[]): readonly Idea[] {
  return questions.flatMap((question) => {
    const standing = ideas.filter((idea) => idea.question === question && idea.state !== "ruled-out");
    const highest = Math.max(...standing.map(({ state }) => rank[state]));
    return standing.filter(({ state }) => rank[state] === highest).slice(-1);
  });
}

/** Neighbours that say the same are one. */
function merged(beliefs: readonly Belief[]): readonly Belief[] {
  const saying = ({ ideas }: Belief) => ideas.map(({ hypothesis }) => hypothesis).join();
  return beliefs.reduce<Belief[]>((done, next) => {
    const last = done.at(-1);
    if (!last || saying(last) !== saying(next)) return [...done, next];
    return [...done.slice(0, -1), { ...next, fromTick: last.fromTick }];
  }, []);
}
