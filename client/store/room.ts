/**
 * The room as this browser knows it: the latest view, names, the connection, and the desk of the person who looks.
 * Screens read it through `useRoom`; whoever fills the signals (a live session, the gallery) is not their concern.
 */
import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { must } from "../../shared/base/index.ts";
import type { Refusal, Tick } from "../../shared/base/index.ts";
import type {
  Acknowledgement,
  Command,
  CommonView,
  ExerciseCommand,
  Overview,
  OwnView,
} from "../../shared/protocol/index.ts";
import type { SessionLink } from "../net/index.ts";
import type { Absence } from "./absence.ts";
import type { Drafts } from "./drafts.ts";
import type { Ui } from "./ui.ts";

export type Send = (command: Command) => Promise<Acknowledgement>;

export interface Room {
  readonly code: string;
  /** The number of the round among those of its team; each has its own room. */
  readonly round: number;
  /** Which team of how many, from 0. */
  readonly team: number;
  readonly teams: number;
  /** All teams in rows, for hosts of several; null for everybody else. */
  readonly overview: ReadonlySignal<Overview | null>;
  readonly common: ReadonlySignal<CommonView>;
  readonly own: ReadonlySignal<OwnView>;
  /** Names by member id. */
  readonly names: ReadonlySignal<Readonly<Record<string, string>>>;
  /** Members that are bots of the server's. */
  readonly bots: ReadonlySignal<readonly string[]>;
  /** What the host called the team, or the teams together. */
  readonly teamName: ReadonlySignal<string | null>;
  /** Simulated time of the frame that is shown; the client has no clock of its own. */
  readonly tick: ReadonlySignal<Tick>;
  /** The room's clock of the same frame: what people's deadlines are on. */
  readonly clockMs: ReadonlySignal<number>;
  readonly link: ReadonlySignal<SessionLink>;
  readonly rttMs: ReadonlySignal<number | null>;
  /** Commands that have been sent for a moment and have no answer yet. */
  readonly waiting: ReadonlySignal<number>;
  readonly absence: ReadonlySignal<Absence | null>;
  /** Why the last `ask` was not done. */
  readonly refusal: ReadonlySignal<Refusal | null>;
  readonly ui: Ui;
  readonly drafts: Drafts;
  readonly send: Send;
  /** Sends from a key or control that has no room for an answer: a refusal is shown as a notice. `then`: it was accepted. */
  readonly ask: (command: Command, then?: () => void) => void;
  /** The same for what only a host asks, of the whole exercise. */
  readonly askExercise: (command: ExerciseCommand) => void;
  /** Takes away the card or the refusal that is shown. */
  dismiss(what: "absence" | "refusal"): void;
}

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  return must(useContext(RoomContext), "room context");
}
