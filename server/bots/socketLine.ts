/** A bot's line over a WebSocket, as a browser's: the real way in, with the messages of docs/protocol.md. */
import { io } from "socket.io-client";
import { PROTOCOL_VERSION } from "../../shared/protocol/index.ts";
import type { Acknowledgement, Frame, Welcome } from "../../shared/protocol/index.ts";
import type { Dial } from "./player.ts";

/** Refusals under which trying again is right: another process may be about to take over. */
const passing: ReadonlySet<unknown> = new Set(["join/elsewhere", "join/failed", "server/closing"]);
/** A whole session does not come again at the same moment. */
const retryMs = (): number => 1000 + 1000 * Math.random();

interface Refused extends Error {
  readonly data?: { readonly code: string; readonly reason: string };
}

export function dialSocket(url: string, code: string, token: string): Dial {
  return (ear) => {
    const socket = io(url, {
      transports: ["websocket", "polling"],
      query: { x: code },
      auth: { protocol: PROTOCOL_VERSION, token },
      forceNew: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 3000,
    });
    const retries = new Set<NodeJS.Timeout>();
    const retry = (): void => void retries.add(setTimeout(() => socket.connect(), retryMs()));
    const close = (): void => {
      for (const timer of retries) clearTimeout(timer);
      socket.disconnect();
    };
    socket.on("welcome", ({ round, frame }: Welcome) => ear.welcome(round, frame));
    socket.on("frame", (frame: Frame) => ear.frame(frame));
    socket.on("disconnect", (reason) => {
      if (reason === "io server disconnect") retry();
    });
    socket.on("connect_error", ({ data }: Refused) => {
      if (data === undefined) return;
      if (passing.has(data.code)) {
        retry();
        return;
      }
      close();
      ear.ended(data.reason);
    });
    return {
      command(spoken, answered) {
        if (socket.connected) socket.emit("command", spoken, (answer: Acknowledgement) => answered(answer));
      },
      resync: () => void socket.emit("resync"),
      close,
    };
  };
}
