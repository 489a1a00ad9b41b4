/**
 * The door of a node among several: what belongs to another node is passed on to it, everything else goes in to the
 * server behind. A balancer that knows where an exercise is saves a hop, one that does not loses nobody.
 */
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Refusal } from "../../shared/base/index.ts";
import type { CallerOf } from "../http/index.ts";
import { passRequest, passUpgrade } from "./relay.ts";
import type { Nodes } from "../storage/index.ts";
import type { Membership } from "./membership.ts";
import { createWhereabouts } from "./whereabouts.ts";
import type { Way } from "./whereabouts.ts";

export interface FrontOptions {
  /** It listens to nothing itself. */
  readonly behind: Server;
  readonly nodes: Nodes;
  readonly membership: Membership;
  readonly callerOf: CallerOf;
  /** What is said when nobody can be found to answer. */
  readonly elsewhere: Refusal;
  readonly warn: (problem: unknown, text: string) => void;
}

export interface Front {
  readonly server: Server;
  /** Ends the WebSockets that were passed on: browsers come again, by another node. */
  cut(): void;
}

export function createFront({ behind, nodes, membership, callerOf, elsewhere, warn }: FrontOptions): Front {
  const find = createWhereabouts(nodes, membership);
  // What comes in slowly is met here, not behind.
  const { headersTimeout, requestTimeout } = behind;
  const server = createServer({ headersTimeout, requestTimeout });
  const passed = new Set<Duplex>();

  /** Without the database nobody knows better than this node. */
  async function wayOf(request: IncomingMessage, isGone: () => boolean): Promise<Way> {
    try {
      return await find(request, isGone);
    } catch (problem) {
      warn(problem, "it could not be looked up where a request belongs");
      return "here";
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const way = await wayOf(request, () => response.destroyed);
    if (way === "here") behind.emit("request", request, response);
    else if (way === "nowhere") refuse(response);
    else passRequest(request, response, way, callerOf(request), () => refuse(response));
  }

  async function upgrade(request: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
    client.on("error", () => client.destroy());
    const way = await wayOf(request, () => client.destroyed);
    if (way === "here") behind.emit("upgrade", request, client, head);
    else if (way === "nowhere") client.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n");
    else {
      passed.add(client);
      client.once("close", () => passed.delete(client));
      passUpgrade(request, client, head, way, callerOf(request));
    }
  }

  function refuse(response: ServerResponse): void {
    response.writeHead(503, { "content-type": "application/json", "cache-control": "no-store", "retry-after": "2" });
    response.end(JSON.stringify(elsewhere));
  }

  server.on("request", (request, response) => void serve(request, response));
  server.on("upgrade", (request, client, head) => void upgrade(request, client, head));
  return {
    server,
    cut() {
      for (const client of passed) client.destroy();
    },
  };
}
