/**
 * `node server.mjs PORT ROOMS VIEWS.json`: a Colyseus server whose rooms show one recorded game after the other change
 * for change, at the rate at which ours sent it. The recording is flat: a value for each path. All in a room share one
 * state, which Colyseus encodes once for all of them; ours tells each seat what only it may know, so this favours the peer.
 */
import { readFileSync } from "node:fs";
import { Room, Server } from "@colyseus/core";
import { Encoder, MapSchema, schema } from "@colyseus/schema";
import { WebSocketTransport } from "@colyseus/ws-transport";

const [port, , file] = process.argv.slice(2);
/** @type {{ everyMs: number, views: Record<string, number | string>[] }} */
const { everyMs, views } = JSON.parse(readFileSync(file ?? "", "utf8"));
/** As large as it asks for in its log. */
Encoder.BUFFER_SIZE = 16 * 1024 * 1024;
const State = schema({ numbers: { map: "number" }, words: { map: "string" } });

class Replay extends Room {
  patchRate = everyMs;
  autoDispose = false;

  onCreate() {
    this.state = new State();
    this.state.numbers = new MapSchema();
    this.state.words = new MapSchema();
    let at = 0;
    this.#show(views[0] ?? {}, {});
    this.setSimulationInterval(() => {
      const before = views[at] ?? {};
      at = (at + 1) % views.length;
      this.#show(views[at] ?? {}, before);
    }, everyMs);
  }

  /** @param {Record<string, number | string>} now @param {Record<string, number | string>} before */
  #show(now, before) {
    for (const [path, value] of Object.entries(now)) {
      if (before[path] === value) continue;
      this.#mapOf(value).set(path, value);
    }
    for (const [path, value] of Object.entries(before)) if (!(path in now)) this.#mapOf(value).delete(path);
  }

  /** @param {number | string} value */
  #mapOf(value) {
    return typeof value === "number" ? this.state.numbers : this.state.words;
  }
}

const server = new Server({ transport: new WebSocketTransport(), greet: false });
server.define("replay", Replay);
await server.listen(Number(port), "127.0.0.1");
console.log("is ready");
