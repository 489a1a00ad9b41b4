/** What somebody found is told to the others, if it tells anything. */
import type { CardView } from "../../protocol/index.ts";
import type { Habit, Wish } from "../wish.ts";

/** Headlines that say: nothing here. */
const quiet =
  /\.(none|quiet|alike|clear|operational|idle|alone|nothing|no-data|no-answer)$|^look\.(no-data|no-answer)$/u;

export function tells({ headline }: CardView): boolean {
  return !quiet.test(headline.code);
}

/** At once. */
export const share: Habit = (sight) => shareAfter(sight, 0);

/** When the first excitement is over: so long after it was found, in simulated seconds. */
export const shareLate: Habit = (sight) => shareAfter(sight, 200);

function shareAfter({ own, common, tick }: Parameters<Habit>[0], afterS: number): readonly Wish[] {
  if (common.session.phase !== "live") return [];
  return own.tray
    .filter((card) => tells(card) && tick >= card.tick + afterS * 10)
    .slice()
    .sort((a, b) => b.tick - a.tick)
    .slice(0, 3)
    .map(({ id }) => ({ key: `share ${id}`, reads: 1, command: { type: "evidence.share", card: id } }));
}
