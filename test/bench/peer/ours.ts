/**
 * `node ours.js PORT ROOMS RECORDED.json`: what of our server shows a game and sends it, without the game. Rooms show a
 * recorded one over and over to whoever comes, through the same audience, outbox and wire as in play.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Server } from "socket.io";
import { must } from "../../../shared/base/index.ts";
import { applyDelta } from "../../../shared/protocol/index.ts";
import { Encoded, parser } from "../../../server/gateway/wire.ts";
import { createAudience } from "../../../server/rooms/audience.ts";
import type { Audience } from "../../../server/rooms/audience.ts";
import type { Recorded } from "./recorded.ts";

const [port = "", rooms = "", file = ""] = process.argv.slice(2);
const recorded: Recorded = JSON.parse(readFileSync(file, "utf8"));
const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false, serveClient: false, parser });
const audiences = Array.from({ length: Number(rooms) }, (_, room) => open(room));

function open(room: number): Audience {
  let { common, owns } = recorded;
  let moment = { tick: 0, clockMs: 0 };
  let at = 0;
  const own = (member: string) => must(owns[Number(member)], "own view");
  const view = { common: () => common, own };
  const audience = createAudience(
    () => view,
    () => moment,
    () => undefined,
  );
  function show(): void {
    const change = must(recorded.changes[at++ % recorded.changes.length], "change");
    common = applyDelta(common, change.common);
    owns = owns.map((one, seat) => applyDelta(one, change.owns[seat] ?? null));
    moment = change;
    audience.publish();
  }
  // One after the other, as the scheduler of rooms has them.
  setTimeout(() => setInterval(show, recorded.everyMs), (recorded.everyMs * room) / Number(rooms));
  return audience;
}

io.on("connection", (socket) => {
  const { room = "", member = "" }: Record<string, string> = socket.handshake.auth;
  const attached = must(audiences[Number(room)], "room").attach(member, {
    get isReady() {
      return socket.conn.transport.writable;
    },
    send: (frame: string) => void socket.emit("frame", new Encoded(frame)),
    close: () => socket.conn.close(),
  });
  socket.emit("welcome", new Encoded(`{"frame":${attached.frame}}`));
  socket.on("disconnect", () => attached.detach());
});

http.listen(Number(port), "127.0.0.1", () => console.log("is ready"));
