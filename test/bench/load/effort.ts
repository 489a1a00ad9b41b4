/** How much a run of the load part of the benchmark does. The quick one shows that it works; its figures mean nothing. */

export interface LoadEffort {
  /** The shipped scenario whose steps cost most. */
  readonly largest: string;
  /** So many games one after the other, until they are too many. */
  readonly games: readonly number[];
  /** Each point is measured so long. */
  readonly seconds: number;
  /** Rooms run so much faster than real time. */
  readonly rate: number;
  readonly curveGames: number;
  readonly seats: readonly number[];
  readonly scenarios: readonly string[];
  /** Everybody who comes back at once, in games of so many seats and watchers. */
  readonly crowd: {
    readonly games: number;
    readonly atOnce: number;
    readonly seats: number;
    readonly watchers: number;
  };
  /** So many more join each of those games at once. */
  readonly joiners: number;
  /** So many show the same recorded game, by our server and by a peer. */
  readonly peerRooms: number;
  /** A round of so many minutes, played so many times faster, for its debrief. */
  readonly round: { readonly minutes: number; readonly rate: number; readonly whatIfs: number };
}

export const fullLoad: LoadEffort = {
  largest: "s10",
  games: [1, 4, 8, 12, 16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160],
  seconds: 12,
  rate: 1,
  curveGames: 4,
  seats: [1, 2, 4, 8],
  scenarios: ["t0", "s04", "s12", "s10"],
  crowd: { games: 50, atOnce: 10, seats: 8, watchers: 2 },
  joiners: 10,
  peerRooms: 40,
  round: { minutes: 15, rate: 16, whatIfs: 12 },
};

export const quickLoad: LoadEffort = {
  largest: "t0",
  games: [1, 2],
  seconds: 1,
  rate: 50,
  curveGames: 1,
  seats: [2],
  scenarios: ["t0"],
  crowd: { games: 2, atOnce: 1, seats: 2, watchers: 1 },
  joiners: 2,
  peerRooms: 2,
  round: { minutes: 5, rate: 20, whatIfs: 2 },
};
