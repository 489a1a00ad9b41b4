/** Where one goes from here. */
export interface Ways {
  readonly to: "lobby" | "landing";
  readonly back: () => void;
  /** Back, and ready for the round; left out where that cannot be said. */
  readonly ready?: () => void;
}
