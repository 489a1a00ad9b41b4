/**
 * What the lobby shows and what can be done there, as plain values: the screen knows no socket, so that it can be looked
 * at and tested alone.
 */
import type { ConsoleId } from "../../../shared/content/index.ts";
import type { Refusal } from "../../../shared/base/index.ts";
import type {
  CharacterId,
  CommandOf,
  Experience,
  PlanPart,
  RulesLayer,
  SessionPlan,
  Speed,
} from "../../../shared/protocol/index.ts";

export interface LobbyView {
  readonly code: string;
  /** From 0. */
  readonly team: number;
  /** The address that joins this session. */
  readonly url: string;
  /** This page is open under a name that leads others to their own computers; the addresses that do lead here. */
  readonly localOnly: { readonly host: string; readonly others: readonly string[] } | null;
  /** Who is here without a seat, by name. */
  readonly watching: readonly string[];
  readonly isHost: boolean;
  readonly hostName: string;
  readonly isLocked: boolean;
  readonly seats: readonly SeatCardView[];
  readonly session: SessionFacts;
  /** This person could conduct the round in place of playing it. */
  readonly mayFacilitate: boolean;
  readonly plan: readonly PlanPart[];
  readonly own: OwnFacts;
  /** How many bots of the server's are here. */
  readonly bots: number;
  /** How many people said that they know this scenario. */
  readonly havePlayed: number;
  readonly chat: readonly { readonly n: number; readonly name: string; readonly text: string }[];
  /** Round trip of the connection; null while it is being measured. */
  readonly rttMs: number | null;
  /** Why the round cannot be started now; null: it can. */
  readonly startRefusal: string | null;
  /** Why the last thing that was asked for was not done. */
  readonly problem: string | null;
  /** Somebody has come to the end of the tutorial on this device. */
  readonly knowsTutorial: boolean;
}

export interface SeatCardView {
  readonly seat: number;
  readonly consoles: readonly ConsoleId[];
  readonly occupant:
    | { readonly who: "nobody" }
    | {
        readonly who: "you" | "other";
        readonly name: string;
        readonly isBot: boolean;
        readonly state: "choosing" | "ready" | "away";
      };
}

export interface SessionFacts {
  readonly size: number;
  readonly layer: RulesLayer;
  readonly liveMinutes: number;
  readonly speed: Speed;
  /** Null where there are several teams: their host is never with all of them. */
  readonly pausesUnattended: boolean | null;
  readonly plan: SessionPlan | null;
  /** A facilitator who does not play; null: none. */
  readonly facilitator: string | null;
}

export interface OwnFacts {
  readonly isSeated: boolean;
  readonly isReady: boolean;
  readonly hasPlayed: boolean | null;
  readonly experience: Experience | null;
}

export interface LobbyActs {
  take(seat: number): void;
  giveUp(): void;
  autoAssign(): void;
  setReady(ready: boolean): void;
  sayPlayed(played: boolean): void;
  sayExperience(level: Experience): void;
  say(text: string): void;
  /** The page tone was heard: sounds are wanted on this device. */
  soundHeard(): void;
  openTutorial(): void;
  /** Host only. */
  configure(change: Omit<CommandOf<"host.configure">, "type">): void;
  setLocked(locked: boolean): void;
  start(paused: boolean): void;
  facilitate(): void;
  /** A few minutes together on a toy world first. */
  warmUp(): void;
  /** Bots for the seats that are free. Why not, if so. */
  fillSeats(character: CharacterId): Promise<Refusal | undefined>;
  sendBotsAway(): Promise<Refusal | undefined>;
}
