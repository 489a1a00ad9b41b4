/**
 * A stay in a room over a line that may break: the view is kept up to date, a hole leads to a full view, and a command
 * is carried until it is answered. Invariant: each command has one id for its whole life, however often it is sent, so
 * the server does it once.
 */
import type { Refusal } from "../../shared/base/index.ts";
import { follow, isForExercise, startFrom } from "../../shared/protocol/index.ts";
import type {
  Acknowledgement,
  Envelope,
  Frame,
  Known,
  Overview,
  Roster,
  Welcome,
} from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import type { Dial } from "./line.ts";

export interface SessionEvents {
  /** A full view from a round: the first, one after a break, or of the round that the team has gone on to. */
  welcome(place: RoundPlace, known: Known): void;
  known(known: Known): void;
  roster(roster: Roster): void;
  overview(overview: Overview | null): void;
  link(link: SessionLink): void;
  rtt(ms: number): void;
  refused(refusal: Refusal): void;
}

/** Which round of which team one is in. */
export type RoundPlace = Pick<Welcome, "team" | "teams" | "round">;

export type SessionLink =
  | { readonly kind: "joining" }
  | { readonly kind: "up" }
  /** The connection dropped; it is being made again by itself. */
  | { readonly kind: "down" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export interface SessionOptions {
  readonly dial: Dial;
  readonly events: SessionEvents;
  readonly clock: SessionClock;
  readonly newId: () => string;
}

export interface SessionClock {
  nowMs(): number;
  /** Calls once, later; returns its off. */
  after(ms: number, act: () => void): () => void;
}

export interface Session {
  send(command: Asked): Promise<Acknowledgement>;
  /** The tab is seen again after so long. */
  seenAgain(hiddenMs: number): void;
  close(): void;
}

/** What can be asked for, of the round or of the whole exercise. */
export type Asked = Envelope["command"];

interface Pending {
  readonly envelope: Envelope;
  readonly settle: (answer: Acknowledgement) => void;
}

/** An answer that takes longer is not waited for: the person is told that it is unknown. */
export const GIVE_UP_MS = 20_000;
/** A tab hidden for longer starts from a full view. */
const HIDDEN_MS = 2000;
const RTT_EVERY_MS = 5000;

export function openSession({ dial, events, clock, newId }: SessionOptions): Session {
  const pending = new Map<string, Pending>();
  let known: Known | null = null;
  let place: RoundPlace | null = null;
  let awaitsFull = false;
  let isClosed = false;
  let stopRtt = (): void => undefined;

  const line = dial({
    welcome,
    frame,
    roster: (roster) => events.roster(roster),
    overview: (overview) => events.overview(overview),
    refused: (refusal) => events.refused(refusal),
    dropped: () => {
      if (!isClosed) events.link({ kind: "down" });
    },
    turnedAway(refusal) {
      events.link({ kind: "refused", refusal });
      settleAll({ ok: false, refusal });
    },
  });
  events.link({ kind: "joining" });

  function welcome({ team, teams, round, frame: full, roster }: Welcome): void {
    awaitsFull = false;
    known = startFrom(full);
    const isElsewhere = place !== null && (place.team !== team || place.round !== round);
    place = { team, teams, round };
    events.roster(roster);
    events.welcome(place, known);
    events.link({ kind: "up" });
    // What was asked of another round is none of this one's business.
    if (isElsewhere) settleRound();
    for (const { envelope } of pending.values()) carry(envelope);
    stopRtt();
    measureRtt();
  }

  function frame(next: Frame): void {
    if (known === null || (awaitsFull && next.kind === "delta")) return;
    const taken = follow(known, next);
    if (taken.is === "gap") resync();
    if (taken.is !== "new") return;
    awaitsFull = false;
    known = taken.known;
    events.known(known);
  }

  function resync(): void {
    if (known === null || !line.isOpen) return;
    awaitsFull = true;
    line.resync(known.n);
  }

  function carry(envelope: Envelope): void {
    line.command(envelope, (answer) => settle(envelope.id, answer));
  }

  function settle(id: string, answer: Acknowledgement): void {
    const waiting = pending.get(id);
    pending.delete(id);
    waiting?.settle(answer);
  }

  function settleAll(answer: Acknowledgement): void {
    for (const id of pending.keys()) settle(id, answer);
  }

  function settleRound(): void {
    for (const { envelope } of pending.values()) {
      if (!isForExercise(envelope.command)) settle(envelope.id, turnDown("net/unanswered"));
    }
  }

  function measureRtt(): void {
    if (line.isOpen) {
      const sentMs = clock.nowMs();
      line.rtt(() => events.rtt(clock.nowMs() - sentMs));
    }
    stopRtt = clock.after(RTT_EVERY_MS, measureRtt);
  }

  return {
    send(command) {
      const envelope = { id: newId(), command };
      return new Promise((resolve) => {
        const stop = clock.after(GIVE_UP_MS, () => settle(envelope.id, turnDown("net/unanswered")));
        pending.set(envelope.id, {
          envelope,
          settle: (answer) => {
            stop();
            resolve(answer);
          },
        });
        if (line.isOpen && known !== null) carry(envelope);
      });
    },
    seenAgain(hiddenMs) {
      if (hiddenMs > HIDDEN_MS) resync();
    },
    close() {
      isClosed = true;
      stopRtt();
      settleAll(turnDown("net/unanswered"));
      line.close();
    },
  };
}
