/** `node clients.mjs PORT ROOMS PLAYERS`: so many clients in each room of server.mjs, until it is ended. */
import { Client } from "colyseus.js";

const [port, rooms, players] = process.argv.slice(2).map(Number);
const client = () => new Client(`ws://127.0.0.1:${port}`);
for (let room = 0; room < rooms; room++) {
  const joined = [await client().create("replay")];
  while (joined.length < players) joined.push(await client().joinById(joined[0].roomId));
  for (const one of joined) one.onMessage("*", () => undefined);
}
console.log("is ready");
