/**
 * A poor network between a browser and the server under test: every chunk takes `delayMs`, and the given share of them
 * is lost once and sent again, which is how TCP shows a loss: everything behind it waits as well. Order is kept.
 */
import { connect, createServer } from "node:net";
import type { Socket } from "node:net";
import seedrandom from "seedrandom";

/** The least time that Linux waits before it sends a segment again. */
const RESEND_MS = 200;

export interface SlowLink {
  /** The address of the server as seen through it. */
  readonly url: string;
  close(): Promise<void>;
}

export async function openSlowLink(url: string, delayMs: number, lossRatio: number): Promise<SlowLink> {
  const { hostname, port } = new URL(url);
  const luck = seedrandom("slow link");
  const sockets = new Set<Socket>();
  const carry = (from: Socket, to: Socket): void => {
    let freeAtMs = 0;
    const later = (act: () => void): void => {
      const lostMs = luck() < lossRatio ? 2 * delayMs + RESEND_MS : 0;
      freeAtMs = Math.max(freeAtMs, performance.now() + delayMs + lostMs);
      setTimeout(() => !to.destroyed && act(), freeAtMs - performance.now());
    };
    from.on("data", (chunk) => later(() => to.write(chunk)));
    from.on("end", () => later(() => to.end()));
    from.on("error", () => to.destroy());
    sockets.add(from);
  };
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server listens on a port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => proxy.close(() => resolve()));
    },
  };
}
