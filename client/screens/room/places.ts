/** Where the keyboard can take the focus, and what the window makes of the layout: the part of the keys that is DOM. */
import { isFilterPlace } from "../../panels/frame/index.ts";
import type { FilterPlace } from "../../panels/frame/index.ts";

export interface Places {
  /** Focuses the first of these that there is, after what was just asked for has been drawn. */
  focus(...selectors: readonly string[]): void;
  /** The next region of the screen, round and round. */
  focusNext(): void;
  /** Out of a field, to the region around it: what is written stays. */
  leaveText(): void;
  /** The list that a filter would narrow: where the focus is, else where it was last, else in the right column. */
  filterHere(): FilterPlace | null;
  /** Whether a list is on screen that this filter narrows. */
  hasFilter(place: FilterPlace): boolean;
  /** On a narrow window the right column is a drawer over the map. */
  isNarrow(): boolean;
  /** Remembers from now on in which list the focus was last. Returns its off. */
  follow(): () => void;
}

const regions = ["alerts", "map", "dock", "side", "timeline"];
/** They hold several parts of the screen, so what is in one of them need not be where the focus is. */
const FRAMES = ".room, .room-left, .room-middle";

const find = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);

export function createPlaces(): Places {
  let last: FilterPlace | null = null;
  const hasFilter = (place: FilterPlace): boolean => find(`[data-filter=${place}]`) !== null;
  return {
    focus: (...selectors) =>
      void requestAnimationFrame(() =>
        selectors
          .map(find)
          .find((element) => element !== null)
          ?.focus(),
      ),
    focusNext() {
      const at = regions.findIndex((id) => find(`#${id}`)?.contains(document.activeElement));
      find(`#${regions[(at + 1) % regions.length] ?? "map"}`)?.focus();
    },
    leaveText: () => document.activeElement?.closest<HTMLElement>("[tabindex='-1']")?.focus(),
    filterHere: () =>
      filterAround(document.activeElement) ?? (last !== null && hasFilter(last) ? last : filterIn(find("#side"))),
    hasFilter,
    isNarrow: () => window.matchMedia("(max-width: 1279px)").matches,
    follow() {
      const listening = new AbortController();
      document.addEventListener("focusin", ({ target }) => (last = filterAround(target) ?? last), listening);
      return () => listening.abort();
    },
  };
}

/** The filter of the smallest part of the screen around an element that has one. */
function filterAround(target: EventTarget | null): FilterPlace | null {
  for (let at = target instanceof Element ? target : null; at !== null && !at.matches(FRAMES); at = at.parentElement) {
    const found = filterIn(at);
    if (found !== null) return found;
  }
  return null;
}

function filterIn(element: HTMLElement | Element | null): FilterPlace | null {
  const marked = element?.matches("[data-filter]") ? element : element?.querySelector("[data-filter]");
  const name = marked instanceof HTMLElement ? marked.dataset["filter"] : undefined;
  return isFilterPlace(name) ? name : null;
}
