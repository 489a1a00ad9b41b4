/**
 * What waits for one slow browser. It is bounded: when a browser falls too far behind, the frames that wait give way
 * to one full view, so a bad link costs that player detail and the server nothing. Numbers are given out when a frame
 * is sent, hence without gaps.
 */

/** One browser's connection, as much of it as a room needs to know. */
export interface Link {
  /** False while earlier frames still wait to go out. */
  readonly isReady: boolean;
  send(frame: string): void;
  /** The browser comes back by itself. */
  close(): void;
}

/** A frame without its number, encoded: what follows `"n":1,`. */
export interface Part {
  readonly kind: "full" | "delta";
  readonly rest: string;
}

export interface Outbox {
  /** False: this frame did not fit, and everything that waited is gone. The next one must be full. */
  push(part: Part): boolean;
  /** Sends what waits, as far as the link takes it. */
  flush(): void;
  /** A full view replaces whatever waits. Returns the frame instead of sending it. */
  restart(rest: string): string;
}

const MOST_WAITING = 12;

export function createOutbox(link: Link): Outbox {
  let lastN = 0;
  let waiting: Part[] = [];
  const numbered = ({ kind, rest }: Part): string => `{"kind":"${kind}","n":${++lastN},${rest}`;

  return {
    push(part) {
      waiting.push(part);
      if (waiting.length <= MOST_WAITING) return true;
      waiting = [];
      return false;
    },
    flush() {
      while (link.isReady) {
        const part = waiting.shift();
        if (!part) return;
        link.send(numbered(part));
      }
    },
    restart(rest) {
      waiting = [];
      return numbered({ kind: "full", rest });
    },
  };
}
