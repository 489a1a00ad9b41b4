/** `node clients.mjs PORT ROOMS PLAYERS`: so many clients in each room of server.mjs, until it is ended. */
import { Client } from "colyseus.js";

const [port, rooms, players] = process.argv.slice(2).map(Number);
const client = () => new Client(`ws://127.0.0.1:${port}`);
for (let room = 0; room < rooms; room++) {
  const first = await client().create("replay");
  const others = Array.from({ length: players - 1 }, () => client().joinById(first.roomId));
  for (const joined of [first, ...(await Promise.all(others))]) joined.onMessage("*", () => undefined);
}
console.log("is ready");
