/** Where the keyboard can take the focus, and what the window makes of the layout: the part of the keys that is DOM. */
export interface Places {
  /** Focuses the first of these that there is, after what was just asked for has been drawn. */
  focus(...selectors: readonly string[]): void;
  /** The next region of the screen, round and round. */
  focusNext(): void;
  /** Out of a field, to the region around it: what is written stays. */
  leaveText(): void;
  /** Focuses the search field of the right column; false when the open panel has none. */
  focusSearch(): boolean;
  /** On a narrow window the right column is a drawer over the map. */
  isNarrow(): boolean;
}

const regions = ["alerts", "map", "dock", "side", "timeline"];

const find = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);

export const pagePlaces: Places = {
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
  focusSearch() {
    const search = find("#side input[type=search]");
    search?.focus();
    return search !== null;
  },
  isNarrow: () => window.matchMedia("(max-width: 1279px)").matches,
};
