/**
 * Where a Prometheus reads the metrics: at an address of its own, so that whatever publishes the game does not publish
 * them too. It answers one question, and holds nothing open.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { CONTENT_TYPE } from "./registry.ts";

export interface Listener {
  readonly url: string;
  close(): Promise<void>;
}

export interface MetricsPlace {
  readonly host: string;
  readonly port: number;
}

export async function listenForMetrics({ host, port }: MetricsPlace, text: () => string): Promise<Result<Listener>> {
  const server = createServer((request, response) => {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Connection", "close");
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Only GET /metrics is here.\n");
      return;
    }
    response.writeHead(200, { "Content-Type": CONTENT_TYPE }).end(text());
  });
  server.requestTimeout = 5000;
  server.maxConnections = 8;
  try {
    server.listen({ host, port });
    await once(server, "listening");
  } catch (problem) {
    return refuse(
      "metrics/cannot-listen",
      `Cannot listen on ${host}:${port} for metrics: ${String(problem)}. Choose another place with SMALL_CAUSES_METRICS, or leave it out.`,
    );
  }
  const address = server.address();
  const found = typeof address === "object" && address !== null ? address.port : port;
  return ok({
    url: `http://${host.includes(":") ? `[${host}]` : host}:${found}/metrics`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  });
}
