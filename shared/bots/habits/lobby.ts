/** Before the round and after it: sit down, say ready, read the briefing, and answer the private questions. */
import type { Habit, Wish } from "../wish.ts";
import { holds } from "../sight.ts";
import type { Sight } from "../sight.ts";

/** The free seat with the lowest number; who is last finds none and watches. */
export const sitDown: Habit = ({ seat, common }) => {
  const { phase } = common.session;
  if (seat !== null || phase === "debrief" || phase === "closed") return [];
  return common.seats.flatMap((one): readonly Wish[] =>
    one.state === "free"
      ? [{ key: `seat ${one.seat}`, everyMs: 20_000, command: { type: "seat.take", seat: one.seat } }]
      : [],
  );
};

export const getReady: Habit = ({ seat, common }) => {
  const own = common.seats.find((one) => one.seat === seat);
  const { phase, incident } = common.session;
  if (!own) return [];
  if (phase === "lobby" && !own.isReady) {
    return [{ key: `ready ${incident}`, everyMs: 30_000, command: { type: "ready.set", ready: true } }];
  }
  if (phase === "briefing" && !own.hasUnderstood) {
    const reads = (common.briefing?.highlights.length ?? 0) + 1;
    return [{ key: `understood ${incident}`, reads, everyMs: 30_000, command: { type: "briefing.understood" } }];
  }
  return [];
};

const answers = {
  cause: (sight: Sight) => {
    const [idea] = sight.common.hypotheses.filter(({ state }) => state !== "ruled-out");
    return idea ? `${idea.component}: ${idea.mechanism}.` : "I do not know what began it.";
  },
  surprise: (sight: Sight) =>
    holds(sight, "COM") ? "How long it stayed bad after the first change." : "How far it went from where it began.",
} as const;

export const lookBack: Habit = (sight) => {
  const { common, own } = sight;
  if (common.session.phase !== "debrief" || common.debrief?.step !== 0) return [];
  return (["cause", "surprise"] as const).flatMap((question): readonly Wish[] => {
    if (own.answers[question] !== undefined) return [];
    const text = answers[question](sight);
    return [{ key: `answer ${question}`, types: text, command: { type: "debrief.answer", question, text } }];
  });
};
