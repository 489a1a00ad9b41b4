/** The line over a WebSocket. The only file that knows socket.io; the messages are those of the server's gateway. */
import { io } from "socket.io-client";
import { backoffMs } from "../../shared/base/index.ts";
import type { Refusal } from "../../shared/base/index.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/index.ts";
import { no, turnDown } from "../../shared/refusals/index.ts";
import { isAcknowledgement, isFrame, isOverview, isRefusal, isRoster, isWelcome } from "./decode.ts";
import type { Dial } from "./line.ts";

/** Refusals under which trying again by itself is right: another process may be about to take over. */
const passing: ReadonlySet<string> = new Set(["join/elsewhere", "join/failed", "server/closing"]);
const LONGEST_RETRY_MS = 5000;

export interface Place {
  /** A load balancer sends everybody of one exercise to the same server by it. */
  readonly code: string;
  readonly token: string;
}

export function dialSocket({ code, token }: Place): Dial {
  return (ear) => {
    const socket = io({
      transports: ["websocket", "polling"],
      query: { x: code },
      auth: { protocol: PROTOCOL_VERSION, token },
      reconnectionDelay: 300,
      reconnectionDelayMax: 3000,
      // Everybody was cut off at the same moment.
      randomizationFactor: 0.5,
    });
    const retries = new Set<number>();
    let failures = 0;
    const retry = (): void => {
      const waitMs = backoffMs(++failures, Math.random(), LONGEST_RETRY_MS);
      retries.add(window.setTimeout(() => socket.connect(), waitMs));
    };
    const turnAway = (refusal: Refusal): void => {
      socket.disconnect();
      ear.turnedAway(refusal);
    };
    socket.on("welcome", (value: unknown) => {
      failures = 0;
      if (isWelcome(value)) ear.welcome(value);
      else turnAway(no("net/strange"));
    });
    socket.on("frame", (value: unknown) => (isFrame(value) ? ear.frame(value) : turnAway(no("net/strange"))));
    socket.on("roster", (value: unknown) => isRoster(value) && ear.roster(value));
    socket.on("overview", (value: unknown) => isOverview(value) && ear.overview(value));
    socket.on("refused", (value: unknown) => isRefusal(value) && ear.refused(value));
    socket.on("disconnect", (reason) => {
      ear.dropped();
      // The server closes a connection that it cannot serve any longer; socket.io leaves that to us.
      if (reason === "io server disconnect") retry();
    });
    socket.on("connect_error", (error: Error & { data?: unknown }) => {
      const refusal = isRefusal(error.data) ? error.data : undefined;
      if (refusal === undefined) return;
      if (passing.has(refusal.code)) retry();
      else turnAway(refusal);
    });
    return {
      get isOpen() {
        return socket.connected;
      },
      command: (envelope, answered) =>
        socket.emit("command", envelope, (answer: unknown) =>
          answered(isAcknowledgement(answer) ? answer : turnDown("net/strange")),
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
