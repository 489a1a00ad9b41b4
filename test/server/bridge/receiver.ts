/** Somebody's tool at the other end of a bridge, on loopback: it keeps what comes and answers as it is told. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";

export interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly port: number;
  /** `localhost:4711`, as an operator lists it. */
  readonly host: string;
  readonly heard: readonly Heard[];
  /** The status of answers from now on, and what stands beside it. */
  answer(status: number, headers?: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const heard: Heard[] = [];
  let [status, headers]: [number, Readonly<Record<string, string>>] = [200, {}];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      heard.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(status, headers).end("a secret of this network");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has an address");
  return {
    port: address.port,
    host: `127.0.0.1:${address.port}`,
    heard,
    answer: (next, beside = {}) => ([status, headers] = [next, beside]),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
