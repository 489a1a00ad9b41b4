/** What a filter keeps: rows with every word of it, or after `!` those without. Pure. */

/** Lists that can be narrowed, by the panel they stand in. */
export const filterPlaces = [
  "alerts",
  "tasks",
  "map",
  "dock",
  "tray",
  "board",
  "act",
  "runbook",
  "chat",
  "timeline",
] as const;
export type FilterPlace = (typeof filterPlaces)[number];

export function isFilterPlace(name: string | undefined): name is FilterPlace {
  return filterPlaces.some((place) => place === name);
}

export function keeps(filter: string, row: string): boolean {
  const words = wordsOf(filter);
  if (words.length === 0) return true;
  const text = row.toLowerCase();
  return words.every((word) => text.includes(word)) !== isInverse(filter);
}

/** Whether there is anything to look for: a lone `!` narrows nothing. */
export function isNarrowing(filter: string): boolean {
  return wordsOf(filter).length > 0;
}

export function isInverse(filter: string): boolean {
  return filter.trimStart().startsWith("!");
}

/** What is looked for, as it was typed. */
export function wanted(filter: string): string {
  return filter.trim().replace(/^!\s*/u, "");
}

function wordsOf(filter: string): readonly string[] {
  return wanted(filter).toLowerCase().split(/\s+/u).filter(Boolean);
}
