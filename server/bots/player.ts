/**
 * A bot in a round: it follows the frames of its seat as a browser does, lets its brain think at each of them, and carries
 * what the brain says until it is answered. It has no clock but the room's, which comes with the frames. One command is
 * under way at a time, under one id however often the line breaks; what is refused goes back to the brain.
 */
import { refusedBy, startBrain, think } from "../../shared/bots/index.ts";
import type { Memory } from "../../shared/bots/index.ts";
import { follow, startFrom } from "../../shared/protocol/index.ts";
import type { Acknowledgement, CharacterId, Command, Frame, FullFrame, Known } from "../../shared/protocol/index.ts";

/** A command of a round under its id. */
export interface Spoken {
  readonly id: string;
  readonly command: Command;
}

/** What is heard on a line. It mends itself: after a break comes another welcome. */
export interface Ear {
  welcome(round: number, frame: FullFrame): void;
  frame(frame: Frame): void;
  /** Nothing comes any more; why, where there is a reason that a person should read. */
  ended(problem: string | null): void;
}

export interface Line {
  /** Does nothing while the line is broken: it is said again after the next welcome. */
  command(spoken: Spoken, answered: (answer: Acknowledgement) => void): void;
  resync(): void;
  close(): void;
}

export type Dial = (ear: Ear) => Line;

export interface PlayerOptions {
  readonly dial: Dial;
  readonly character: CharacterId;
  readonly seed: string;
  readonly newId: () => string;
  readonly hear: PlayerEvents;
  /** Beside others than bots it leaves people room; everybody is one where this is left out. */
  readonly isBot?: (member: string) => boolean;
}

export interface PlayerEvents {
  said?(command: Command): void;
  /** A new state of the round, after the brain has seen it. */
  saw?(known: Known): void;
  ended(problem: string | null): void;
}

export interface Player {
  close(): void;
}

/** An answer that takes longer on the room's clock has been lost. */
const GIVE_UP_MS = 20_000;

interface Saying {
  readonly spoken: Spoken;
  readonly sinceMs: number;
}

export function openPlayer({ dial, character, seed, newId, hear, isBot }: PlayerOptions): Player {
  let round = 0;
  let known: Known | null = null;
  let memory: Memory = startBrain(character, seed);
  let saying: Saying | null = null;
  let awaitsFull = false;
  let isClosed = false;

  const line = dial({
    welcome(number, frame) {
      if (number !== round) {
        memory = startBrain(character, `${seed} ${number}`);
        saying = null;
      }
      round = number;
      awaitsFull = false;
      known = startFrom(frame);
      if (saying) carry(saying);
      look(known);
    },
    frame(next) {
      if (known === null || (awaitsFull && next.kind === "delta")) return;
      const taken = follow(known, next);
      if (taken.is === "gap") {
        awaitsFull = true;
        line.resync();
      }
      if (taken.is !== "new") return;
      awaitsFull = false;
      known = taken.known;
      look(known);
    },
    ended(problem) {
      if (isClosed) return;
      isClosed = true;
      hear.ended(problem);
    },
  });

  function look(now: Known): void {
    if (saying !== null && now.clockMs - saying.sinceMs > GIVE_UP_MS) settle(saying, null);
    if (saying === null) {
      const thought = think(memory, { ...now, isBot });
      memory = thought.memory;
      if (thought.command) say(thought.command, now.clockMs);
    }
    hear.saw?.(now);
  }

  function say(command: Command, sinceMs: number): void {
    saying = { spoken: { id: newId(), command }, sinceMs };
    hear.said?.(command);
    carry(saying);
  }

  function carry(said: Saying): void {
    line.command(said.spoken, (answer) => settle(said, answer));
  }

  function settle(said: Saying, answer: Acknowledgement | null): void {
    if (saying !== said) return;
    saying = null;
    if (answer?.ok !== true) memory = refusedBy(memory, known?.clockMs ?? 0);
  }

  return {
    close() {
      isClosed = true;
      line.close();
    },
  };
}
