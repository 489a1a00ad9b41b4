/**
 * A process to be killed: appends to several rounds as fast as it can and prints `round seq` after each
 * acknowledgement. First it prints how far it found each round, as `found round seq`. Runs the compiled store.
 */
import { openStore } from "../../../dist/server/storage/index.js";

const { databaseUrl, dataFolder, exercise, rounds, life } = JSON.parse(process.argv[2] ?? "");
const opened = await openStore({ databaseUrl, dataFolder, warn: console.error });
if (!opened.ok) throw new Error(opened.refusal.reason);
const { journal, leases } = opened.value;
const taking = await leases.take(exercise, "the appender");
if (!taking.taken) throw new Error(`the lease is held by ${taking.owner}`);
const { epoch } = taking;

/** @param {string} round */
async function appendForEver(round) {
  let seq = 0;
  for await (const page of journal.read(round, 0)) seq += page.length;
  process.stdout.write(`found ${round} ${seq}\n`);
  for (;;) {
    /** @type {import("../../../dist/server/storage/index.js").Entry[]} */
    const entries = Array.from({ length: 1 + (seq % 3) }, (_, i) => ({
      seq: seq + 1 + i,
      kind: "command",
      tick: seq,
      seat: "s1",
      body: { life, text: "x".repeat(200) },
    }));
    await journal.append(round, epoch, entries);
    seq += entries.length;
    process.stdout.write(`acknowledged ${round} ${seq}\n`);
  }
}

await Promise.all(rounds.map(appendForEver));
