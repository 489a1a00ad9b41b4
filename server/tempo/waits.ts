/** Who learns what when: the first clue of each console, and how long each waits for something new. Pure. */
import type { Tick } from "../../shared/base/index.ts";
import { consoleIds } from "../../shared/content/index.ts";
import type { ConsoleId } from "../../shared/content/index.ts";
import type { News } from "./news.ts";

/** The first clue of each console; null where it gets none. */
export function firstClues(news: readonly News[]): ReadonlyMap<ConsoleId, News | null> {
  const first = (id: ConsoleId): News | null =>
    news.find(({ consoles, isClue }) => isClue && consoles.includes(id)) ?? null;
  return new Map(consoleIds.map((id) => [id, first(id)]));
}

export interface Gap {
  readonly fromTick: Tick;
  readonly toTick: Tick;
}

/** The longest time each console waits for something new, between two moments. */
export function longestGaps(news: readonly News[], fromTick: Tick, toTick: Tick): ReadonlyMap<ConsoleId, Gap> {
  return new Map(consoleIds.map((id) => [id, longestGap(news, id, fromTick, toTick)]));
}

function longestGap(news: readonly News[], id: ConsoleId, fromTick: Tick, toTick: Tick): Gap {
  const inside = news.filter(({ tick, consoles }) => consoles.includes(id) && tick > fromTick && tick < toTick);
  const moments = [fromTick, ...inside.map(({ tick }) => tick), toTick];
  const gaps = moments.slice(1).map((tick, i) => ({ fromTick: moments[i] ?? fromTick, toTick: tick }));
  return gaps.reduce(
    (longest, gap) => (gap.toTick - gap.fromTick > longest.toTick - longest.fromTick ? gap : longest),
    {
      fromTick,
      toTick: fromTick,
    },
  );
}
