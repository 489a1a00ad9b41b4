/**
 * The only place that knows sockets. A browser comes in with its token, which is read from the handshake's body and
 * never from an address; what it may do is decided further in. Frames for a room come from that room alone.
 */
import type { IncomingMessage, Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { DefaultEventsMap } from "socket.io";
import type { Refusal } from "../../shared/base/index.ts";
import { no } from "../../shared/refusals/index.ts";
import type { Admission, Hall } from "../exercise/index.ts";
import type { Clock } from "../rooms/index.ts";
import type { FromBrowser, ToBrowser, Visitor, VisitorSocket } from "./messages.ts";
import { comesFromHere } from "./origin.ts";
import { readHandshake } from "./read.ts";
import { receive } from "./visit.ts";
import type { Heard } from "./visit.ts";
import { Encoded, parser } from "./wire.ts";

export interface GatewayOptions {
  readonly server: HttpServer;
  readonly hall: Hall;
  readonly clock: Clock;
  readonly failed: (problem: unknown) => void;
  /** A message came: a command's type or "unread", and what became of it. */
  readonly heard?: Heard;
  /** From which address a browser comes. */
  readonly callerOf: (request: IncomingMessage) => string;
}

export interface Gateway {
  /** Takes nobody new. Those who are here stay. */
  shut(): void;
  /** How many people and screens have an open line, by role. */
  present(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** Anything longer ends the connection; what is merely too long for a message is refused with a reason. */
const MOST_BYTES = 64 * 1024;
const MOST_SOCKETS = 4000;
const MOST_PER_MEMBER = 4;
/** Of one exercise: a room has so many walls. Whoever was turned away comes in when one of them has gone. */
const MOST_SCREENS = 4;

export function createGateway(options: GatewayOptions): Gateway {
  const { server, hall, clock, failed, callerOf, heard = () => undefined } = options;
  let isShut = false;
  const visits = new Map<string, Set<VisitorSocket>>();
  const io = new Server<FromBrowser, ToBrowser, DefaultEventsMap, Visitor>(server, {
    transports: ["websocket", "polling"],
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    maxHttpBufferSize: MOST_BYTES,
    connectTimeout: 10_000,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    parser,
    // Refused before the handshake, a browser tries again by itself; refused in it, it would need a person.
    allowRequest: (request, decide) =>
      decide(null, !isShut && io.engine.clientsCount < MOST_SOCKETS && comesFromHere(request.headers)),
  });

  io.use((socket, next) => void letIn(socket, next));
  io.on("connection", (socket) => {
    // Whoever leaves has no other use for the line; held open, it would count and answer nothing.
    socket.on("disconnect", () => socket.conn.close());
    const { admission } = socket.data;
    if (!admission) return;
    const mine = visits.get(admission.member) ?? new Set();
    visits.set(admission.member, mine.add(socket));
    const [oldest] = mine;
    if (mine.size > MOST_PER_MEMBER) oldest?.disconnect(true);
    socket.on("disconnect", () => {
      mine.delete(socket);
      if (mine.size === 0) visits.delete(admission.member);
    });
    void socket.join(admission.code);
    receive(socket, admission, { clock, failed, heard });
  });
  const offRoster = hall.onRoster((code, roster) => io.to(code).emit("roster", new Encoded(JSON.stringify(roster))));

  async function letIn(socket: VisitorSocket, next: (problem?: Error) => void): Promise<void> {
    try {
      const refusal = await admit(socket);
      next(refusal ? new Refused(refusal) : undefined);
    } catch (problem) {
      failed(problem);
      next(new Refused(no("join/failed")));
    }
  }

  async function admit(socket: VisitorSocket): Promise<Refusal | null> {
    const handshake = readHandshake(socket.handshake.auth);
    if (!handshake.ok) return handshake.refusal;
    const admission = await hall.admit(handshake.value.token, callerOf(socket.request));
    if (!admission.ok) return admission.refusal;
    if (admission.value.role === "screen" && otherScreens(admission.value) >= MOST_SCREENS) {
      return no("join/screens-full", { most: MOST_SCREENS });
    }
    socket.data.admission = admission.value;
    return null;
  }

  function otherScreens({ code, member }: Admission): number {
    return [...visits.values()].filter(([socket]) => {
      const other = socket?.data.admission;
      return other?.role === "screen" && other.code === code && other.member !== member;
    }).length;
  }

  return {
    shut: () => void (isShut = true),
    present() {
      const counts = new Map<string, number>(["player", "host", "screen"].map((role) => [role, 0]));
      for (const [socket] of visits.values()) {
        const role = socket?.data.admission?.role;
        if (role) counts.set(role, (counts.get(role) ?? 0) + 1);
      }
      return counts;
    },
    async close() {
      offRoster();
      await io.close();
    },
  };
}

/** Carries a refusal through socket.io's handshake: the browser finds it as `error.data`. */
class Refused extends Error {
  readonly data: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.data = refusal;
  }
}
