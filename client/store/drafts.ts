/** Half-written text that survives a reload: one signal per place where something is written, kept as it is typed. */
import { effect, signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import type { Keeper } from "./ui.ts";

export interface Drafts {
  /** The same signal for the same place, for as long as the page lives. */
  of(place: string): Signal<string>;
}

export function createDrafts(keeper: Keeper, key: string): Drafts {
  const drafts = new Map<string, Signal<string>>();
  return {
    of(place) {
      const known = drafts.get(place);
      if (known) return known;
      const where = `${key}.${place}`;
      const draft = signal(keeper.read(where) ?? "");
      drafts.set(place, draft);
      effect(() => {
        if (draft.value !== keeper.read(where)) keeper.write(where, draft.value);
      });
      return draft;
    },
  };
}
