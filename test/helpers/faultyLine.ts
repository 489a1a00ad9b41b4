/**
 * A line between the server and its database that can be cut, held up and made slow, as networks and failovers do it.
 * It stands in front of a real PostgreSQL and knows nothing of what it carries.
 */
import { connect, createServer } from "node:net";
import type { Socket } from "node:net";

export interface FaultyLine {
  /** The database's address as seen through it. */
  readonly url: string;
  /** Ends all connections, and each new one at once. */
  cut(): void;
  /** Takes everything and passes nothing on, as when the machine behind it has lost its power. */
  stall(): void;
  /** Everything takes so long from now on, each way. */
  delay(ms: number): void;
  /** Breaks once, at the next answer: what was asked is done, and nobody hears of it. */
  cutAtAnswer(): void;
  /** All is well again; what was held up goes through. */
  mend(): void;
  close(): Promise<void>;
}

export async function openFaultyLine(databaseUrl: string): Promise<FaultyLine> {
  const address = new URL(databaseUrl);
  const [host, port] = [address.hostname, Number(address.port)];
  const sockets = new Set<Socket>();
  let [isCut, isStalled, cutsAtAnswer, delayMs] = [false, false, false, 0];
  let held: (() => void)[] = [];

  function carry(from: Socket, to: Socket, isAnswer: boolean): void {
    sockets.add(from);
    from.on("data", (chunk) => {
      const pass = (): void => void (to.destroyed || to.write(chunk));
      if (isAnswer && cutsAtAnswer) {
        cutsAtAnswer = false;
        return dropAll();
      }
      if (isStalled) held.push(pass);
      else if (delayMs > 0) setTimeout(pass, delayMs);
      else pass();
    });
    from.on("error", () => to.destroy());
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
  }

  function dropAll(): void {
    for (const socket of sockets) socket.destroy();
    held = [];
  }

  const proxy = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(port, host);
    carry(near, far, false);
    carry(far, near, true);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const own = proxy.address();
  if (own === null || typeof own === "string") throw new Error("a TCP server listens on a port");
  address.hostname = "127.0.0.1";
  address.port = String(own.port);
  return {
    url: address.href,
    cut() {
      isCut = true;
      dropAll();
    },
    stall: () => void (isStalled = true),
    delay: (ms) => void (delayMs = ms),
    cutAtAnswer: () => void (cutsAtAnswer = true),
    mend() {
      [isCut, isStalled, cutsAtAnswer, delayMs] = [false, false, false, 0];
      for (const pass of held.splice(0)) pass();
    },
    async close() {
      dropAll();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
