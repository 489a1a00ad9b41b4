/** What somebody found is told to the others, if it tells anything; and whether it is news to them. */
import type { CardView, Message } from "../../protocol/index.ts";
import type { Sight } from "../sight.ts";
import type { Habit, Wish } from "../wish.ts";

/** Headlines that say: nothing here. */
const quiet =
  /\.(none|quiet|alike|clear|operational|idle|alone|nothing|no-data|no-answer)$|^look\.(no-data|no-answer)$/u;

/** Numbers that differ by less are the same to whoever reads them: a part of the larger one, and near nothing a plain difference. */
const ALIKE_RATIO = 0.25;
const ALIKE = 0.05;
/** These only say how long a look has gone on finding the same. */
const growing: ReadonlySet<string> = new Set(["count", "firstTick"]);

export function tells({ headline }: CardView): boolean {
  return !quiet.test(headline.code);
}

/** Whether the last shared card of the same look is older and says something else, or there is none. */
export function isNews({ common }: Pick<Sight, "common">, card: CardView): boolean {
  const last = common.evidence
    .filter(({ id, diagnostic, target }) => id !== card.id && diagnostic === card.diagnostic && target === card.target)
    .at(-1);
  if (!last) return true;
  if (last.tick >= card.tick) return false;
  if (card.detail.kind !== "changes" || last.detail.kind !== "changes") return !saysSame(card.headline, last.headline);
  const known = new Set(last.detail.changes.map(({ tick, text }) => `${tick} ${text}`));
  return card.detail.changes.some(({ kind, tick, text }) => kind !== "team" && !known.has(`${tick} ${text}`));
}

function saysSame(a: Message, b: Message): boolean {
  const names = Object.keys({ ...a.params, ...b.params }).filter((name) => !growing.has(name));
  return a.code === b.code && names.every((name) => isAlike(a.params[name], b.params[name]));
}

function isAlike(a: string | number | undefined, b: string | number | undefined): boolean {
  if (typeof a !== "number" || typeof b !== "number") return a === b;
  return Math.abs(a - b) <= Math.max(ALIKE, ALIKE_RATIO * Math.max(Math.abs(a), Math.abs(b)));
}

/** At once. */
export const share: Habit = (sight) => shareAfter(sight, 0);

/** When the first excitement is over: so long after it was found, in simulated seconds. */
export const shareLate: Habit = (sight) => shareAfter(sight, 200);

function shareAfter({ own, common, tick }: Sight, afterS: number): readonly Wish[] {
  if (common.session.phase !== "live") return [];
  return own.tray
    .filter((card) => tells(card) && tick >= card.tick + afterS * 10)
    .slice()
    .sort((a, b) => b.tick - a.tick)
    .slice(0, 3)
    .map(({ id }) => ({ key: `share ${id}`, reads: 1, command: { type: "evidence.share", card: id } }));
}
