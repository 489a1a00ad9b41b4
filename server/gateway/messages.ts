/**
 * The messages of the socket, by name. In the handshake the browser gives `auth: {protocol, token}` and, for a load
 * balancer, the query `x` with the exercise's code.
 */
import type { DefaultEventsMap, Socket } from "socket.io";
import type { Refusal } from "../../shared/base/index.ts";
import type { Acknowledgement } from "../../shared/protocol/index.ts";
import type { Admission } from "../exercise/index.ts";
import type { Encoded } from "./wire.ts";

export type Answer = (answer: Acknowledgement) => void;

/** From the browser. These types say what it should send; nothing is taken for it before it has been looked at. */
export interface FromBrowser {
  /** An envelope. */
  command: (envelope: unknown, answer?: Answer) => void;
  /** It missed a frame, or was not looking: it wants a full view. */
  resync: () => void;
  /** The person goes and gives up the seat. */
  leave: (answer?: Answer) => void;
  /** Answered at once: the browser measures how long that takes. */
  rtt: (answer?: Answer) => void;
}

export interface ToBrowser {
  /** A `Welcome`; frames follow it without a gap. */
  welcome: (welcome: Encoded) => void;
  /** A `Frame`. */
  frame: (frame: Encoded) => void;
  /** A `Roster`. */
  roster: (roster: Encoded) => void;
  /** An `Overview`, to hosts of several teams. */
  overview: (overview: Encoded) => void;
  /** The answer to a message that asked for none. */
  refused: (refusal: Refusal) => void;
}

/** What a socket carries with it once it was let in. */
export interface Visitor {
  admission?: Admission;
}

export type VisitorSocket = Socket<FromBrowser, ToBrowser, DefaultEventsMap, Visitor>;
