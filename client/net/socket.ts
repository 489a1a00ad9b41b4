/** The line over a WebSocket. The only file that knows socket.io; the messages are those of the server's gateway. */
import { io } from "socket.io-client";
import type { Refusal } from "../../shared/base/index.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/index.ts";
import { isAcknowledgement, isFrame, isOverview, isRefusal, isRoster, isWelcome } from "./decode.ts";
import type { Dial } from "./line.ts";

/** Refusals under which trying again by itself is right: another process may be about to take over. */
const passing: ReadonlySet<string> = new Set(["join/elsewhere", "join/failed", "server/closing"]);
/** A whole session does not come again at the same moment. */
const retryMs = (): number => 1000 + 1000 * Math.random();

export interface Place {
  /** A load balancer sends everybody of one exercise to the same server by it. */
  readonly code: string;
  readonly token: string;
}

/** `strange` is said when the server sends what this page cannot read. */
export function dialSocket({ code, token }: Place, strange: Refusal): Dial {
  return (ear) => {
    const socket = io({
      transports: ["websocket", "polling"],
      query: { x: code },
      auth: { protocol: PROTOCOL_VERSION, token },
      reconnectionDelay: 300,
      reconnectionDelayMax: 3000,
    });
    const retries = new Set<number>();
    const turnAway = (refusal: Refusal): void => {
      socket.disconnect();
      ear.turnedAway(refusal);
    };
    socket.on("welcome", (value: unknown) => (isWelcome(value) ? ear.welcome(value) : turnAway(strange)));
    socket.on("frame", (value: unknown) => (isFrame(value) ? ear.frame(value) : turnAway(strange)));
    socket.on("roster", (value: unknown) => isRoster(value) && ear.roster(value));
    socket.on("overview", (value: unknown) => isOverview(value) && ear.overview(value));
    socket.on("refused", (value: unknown) => isRefusal(value) && ear.refused(value));
    socket.on("disconnect", (reason) => {
      ear.dropped();
      // The server closes a connection that it cannot serve any longer; socket.io leaves that to us.
      if (reason === "io server disconnect") retries.add(window.setTimeout(() => socket.connect(), retryMs()));
    });
    socket.on("connect_error", (error: Error & { data?: unknown }) => {
      const refusal = isRefusal(error.data) ? error.data : undefined;
      if (refusal === undefined) return;
      if (passing.has(refusal.code)) retries.add(window.setTimeout(() => socket.connect(), retryMs()));
      else turnAway(refusal);
    });
    return {
      get isOpen() {
        return socket.connected;
      },
      command: (envelope, answered) =>
        socket.emit("command", envelope, (answer: unknown) =>
          answered(isAcknowledgement(answer) ? answer : { ok: false, refusal: strange }),
        ),
      resync: (n) => socket.emit("resync", n),
      rtt: (answered) => socket.emit("rtt", answered),
      close: () => {
        for (const retry of retries) clearTimeout(retry);
        socket.disconnect();
      },
    };
  };
}
