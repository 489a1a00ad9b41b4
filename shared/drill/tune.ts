/** What a search can turn: how full the callee is in ordinary life, how much the change asks of it, and when. */
export interface Tune {
  /** Busy share at rest that the latent defect brings the callee to, where it has more room. */
  readonly load: number;
  /** The load that the change brings, 1 being full. */
  readonly overload: number;
  /** Simulated seconds from one region to the next. */
  readonly gapS: number;
}

/** In the order in which they are tried. */
export const tunes: readonly Tune[] = [
  { load: 0.65, overload: 1.6, gapS: 420 },
  { load: 0.72, overload: 1.6, gapS: 480 },
  { load: 0.6, overload: 2.2, gapS: 420 },
  { load: 0.8, overload: 1.5, gapS: 540 },
];
