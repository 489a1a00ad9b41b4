/**
 * The socket that `pg` believes it has: a duplex stream whose other end is the PGlite thread.
 * `pg` speaks the same protocol to it as to a server, so both stores share one driver and one row format.
 */
import { Duplex } from "node:stream";
import type { Worker } from "node:worker_threads";
import { ask } from "./pglite-messages.ts";
import type { Answer } from "./pglite-messages.ts";

export class PGliteStream extends Duplex {
  private readonly thread: Worker;
  private readonly session: number;

  constructor(thread: Worker, session: number) {
    super();
    this.thread = thread;
    this.session = session;
  }

  /** As net.Socket does: `pg` calls it once and waits for the event. */
  connect(): this {
    this.thread.on("message", this.receive);
    this.thread.once("exit", this.lose);
    ask(this.thread, { kind: "connect" });
    queueMicrotask(() => this.emit("connect"));
    return this;
  }

  override _read(): void {
    // Answers are pushed as they come.
  }

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    ask(this.thread, { kind: "bytes", session: this.session, bytes: chunk });
    done();
  }

  /** `pg` corks the parts of one statement: they travel together. */
  override _writev(chunks: readonly { chunk: Uint8Array }[], done: () => void): void {
    ask(this.thread, { kind: "bytes", session: this.session, bytes: Buffer.concat(chunks.map((part) => part.chunk)) });
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  override _destroy(problem: Error | null, done: (problem: Error | null) => void): void {
    this.thread.off("message", this.receive);
    this.thread.off("exit", this.lose);
    done(problem);
  }

  // The thread keeps the process alive and there is no network below: nothing to do, but `pg` calls them.
  setNoDelay(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  private readonly receive = (answer: Answer): void => {
    // An answer meant for a session that ended with its question still open is not ours.
    if (answer.kind === "bytes" && answer.session === this.session) this.push(Buffer.from(answer.bytes));
  };

  private readonly lose = (): void => {
    this.destroy(new Error("The embedded database stopped."));
  };
}
