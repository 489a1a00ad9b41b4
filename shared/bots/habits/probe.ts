/**
 * A question that a facilitator asks everybody while the round stands still: answered at once, since the room's clock,
 * which a bot takes its time by, stands still as well.
 */
import type { Shown } from "../sight.ts";
import type { Wish } from "../wish.ts";

export function answerProbe({ common, own }: Shown): Wish | null {
  if (own.probe === null || own.probe.hasAnswered || own.you.seat === null) return null;
  const idea = common.hypotheses.filter(({ state }) => state === "open" || state === "testing").at(-1);
  const text = idea ? `${idea.id}: ${idea.component}. It goes on until that is dealt with.` : "I do not know yet.";
  return { key: `probe ${own.probe.n}`, command: { type: "probe.answer", text } };
}
