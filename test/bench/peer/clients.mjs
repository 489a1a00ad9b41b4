/** `node clients.mjs PORT ROOMS PLAYERS`: so many clients in each room of colyseus.mjs. Says each second how many bytes came. */
import { Client } from "colyseus.js";

const [port, rooms, players] = process.argv.slice(2).map(Number);
const client = () => new Client(`ws://127.0.0.1:${port}`);
let bytes = 0;
for (let room = 0; room < rooms; room++) {
  const joined = [await client().create("replay")];
  while (joined.length < players) joined.push(await client().joinById(joined[0].roomId));
  for (const one of joined) {
    one.onMessage("*", () => undefined);
    one.connection.transport.ws.addEventListener("message", ({ data }) => (bytes += data.byteLength ?? data.length));
  }
}
console.log("is ready");
setInterval(() => console.log(`bytes ${bytes}`), 1000);
