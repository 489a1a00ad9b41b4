/**
 * `node colyseus.mjs PORT ROOMS RECORDED.json`: a Colyseus server whose rooms show a recorded game over and over, at the
 * rate at which ours sends it. The newest row of telemetry is an array of numbers that change in place, other rows that
 * are added are texts, and so is a section that changed. What a seat alone may know is left out, which favours it.
 */
import { readFileSync } from "node:fs";
import { Room, Server } from "@colyseus/core";
import { ArraySchema, Encoder, MapSchema, schema } from "@colyseus/schema";
import { WebSocketTransport } from "@colyseus/ws-transport";

/** @typedef {{ set?: unknown, append?: unknown[] }} Part */
/** @typedef {{ tick: number, clockMs: number, common: Record<string, Part> | null }} Change */

const [port, , file] = process.argv.slice(2);
/** @type {{ everyMs: number, changes: Change[] }} */
const { everyMs, changes } = JSON.parse(readFileSync(file ?? "", "utf8"));
const MOST_ROWS = 100;
/** As large as it asks for in its log. */
Encoder.BUFFER_SIZE = 1024 * 1024;
const State = schema({
  tick: "number",
  clockMs: "number",
  numbers: ["number"],
  rows: ["string"],
  words: { map: "string" },
});

class Replay extends Room {
  patchRate = everyMs;
  autoDispose = false;

  onCreate() {
    this.state = new State();
    this.state.numbers = new ArraySchema();
    this.state.rows = new ArraySchema();
    this.state.words = new MapSchema();
    let at = 0;
    this.setSimulationInterval(() => this.#show(changes[at++ % changes.length]), everyMs);
  }

  /** @param {Change | undefined} change */
  #show(change) {
    if (!change) return;
    this.state.tick = change.tick;
    this.state.clockMs = change.clockMs;
    for (const [name, part] of Object.entries(change.common ?? {})) {
      if (name === "metrics") this.#measure(part.append?.at(-1));
      else if (part.append) this.#add(part.append);
      else this.state.words.set(name, JSON.stringify(part.set));
    }
  }

  /** @param {unknown} row */
  #measure(row) {
    const { numbers } = this.state;
    for (const [index, number] of Object.values(row ?? {})
      .flat()
      .entries())
      if (numbers[index] !== number) numbers[index] = number;
  }

  /** @param {unknown[]} added */
  #add(added) {
    const { rows } = this.state;
    for (const row of added) rows.push(JSON.stringify(row));
    while (rows.length > MOST_ROWS) rows.shift();
  }
}

const server = new Server({ transport: new WebSocketTransport(), greet: false });
server.define("replay", Replay);
await server.listen(Number(port), "127.0.0.1");
console.log("is ready");
