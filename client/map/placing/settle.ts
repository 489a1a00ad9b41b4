/**
 * Gives everything that wants to stand on the map a place of its own. Each wish has forms from the shortest to the
 * fullest; all take their turn in the order below, so that everybody has a name before anybody has a long value. What
 * finds no free place stays as short as it was, or away. No two results overlap; the same wishes give the same places.
 */
import type { Align } from "../lettering.ts";
import { isInside, overlaps } from "./boxes.ts";
import type { Box } from "./boxes.ts";

const turns = [
  "title",
  "title.share",
  "title.line",
  "selected",
  "trouble",
  "trouble.name",
  "trouble.value",
  "tag",
  "queue",
  "healthy",
  "healthy.name",
  "queue.count",
  "tag.words",
  "trouble.words",
  "healthy.value",
  "remark",
] as const;
export type Turn = (typeof turns)[number];

/** A box and the side of it that its words lean on. */
export interface Place extends Box {
  readonly align: Align;
}

export interface Form<Shows> {
  readonly turn: Turn;
  readonly shows: Shows;
  /** The best place first. */
  readonly places: readonly Place[];
}

export interface Wish<Shows> {
  readonly key: string;
  /** The shortest first. */
  readonly forms: readonly Form<Shows>[];
}

export interface Settled<Shows> {
  readonly shows: Shows;
  readonly place: Place;
}

export function settle<Shows>(
  wishes: readonly Wish<Shows>[],
  obstacles: readonly Box[],
  frame: Box,
): ReadonlyMap<string, Settled<Shows>> {
  const settled = new Map<string, Settled<Shows>>();
  const isFree = (place: Box, key: string): boolean =>
    isInside(place, frame) &&
    obstacles.every((obstacle) => !overlaps(place, obstacle)) &&
    [...settled].every(([other, { place: taken }]) => other === key || !overlaps(place, taken));
  const order = wishes
    .flatMap(({ key, forms }) => forms.map((form) => ({ key, form, rank: turns.indexOf(form.turn) })))
    .sort((a, b) => a.rank - b.rank);
  for (const { key, form } of order) {
    const place = form.places.find((candidate) => isFree(candidate, key));
    if (place !== undefined) settled.set(key, { shows: form.shows, place });
  }
  return settled;
}
