/**
 * The thread that runs the embedded PostgreSQL, so that neither its first start nor a commit holds up the game loop.
 * It speaks PostgreSQL's own wire protocol in messages: bytes in, bytes out, in order, one session at a time.
 */
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { z } from "zod";
import { must } from "../../shared/base/index.ts";
import type { Answer, Request } from "./pglite-messages.ts";

const port = must(parentPort, "the thread's parent");
const db = await PGlite.create(z.object({ folder: z.string() }).parse(workerData).folder);

async function serve(request: Request): Promise<void> {
  switch (request.kind) {
    case "connect":
      // There is one backend for all sessions: what the last one left open must not leak into the next.
      if (db.isInTransaction()) await db.exec("ROLLBACK");
      return;
    case "bytes":
      // PGlite may answer with a window on its own memory; only a copy may leave the thread.
      return reply({
        kind: "bytes",
        session: request.session,
        bytes: (await db.execProtocolRaw(request.bytes)).slice(),
      });
    case "close":
      await db.close();
      port.close();
  }
}

function reply(answer: Answer): void {
  port.postMessage(answer);
}

let turn = Promise.resolve();
port.on("message", (request: Request) => {
  turn = turn.then(() => serve(request));
});
reply({ kind: "ready" });
