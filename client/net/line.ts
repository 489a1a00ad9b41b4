/**
 * A line to the server, as the session needs it: a few messages each way. The socket is one kind, a test has another.
 * A line mends itself: after `dropped` comes another `welcome`, or `turnedAway`, which is final.
 */
import type { Refusal } from "../../shared/base/index.ts";
import type { Acknowledgement, Envelope, Frame, Overview, Roster, Welcome } from "../../shared/protocol/index.ts";

/** What is heard on a line. */
export interface Ear {
  welcome(welcome: Welcome): void;
  frame(frame: Frame): void;
  roster(roster: Roster): void;
  overview(overview: Overview | null): void;
  /** The answer to something that asked for none. */
  refused(refusal: Refusal): void;
  dropped(): void;
  turnedAway(refusal: Refusal): void;
}

export interface Line {
  /** Whether something sent now would go out. */
  readonly isOpen: boolean;
  command(envelope: Envelope, answered: (answer: Acknowledgement) => void): void;
  /** Asks for a full view; `n` is the last frame that is known. */
  resync(n: number): void;
  rtt(answered: () => void): void;
  close(): void;
}

export type Dial = (ear: Ear) => Line;
