/**
 * Passes a request on to another node as it came, and the answer back; a WebSocket too. What is passed on carries the
 * life that it is meant for, which only nodes know: such a request is believed about where it comes from, and is
 * never passed on again.
 */
import { timingSafeEqual } from "node:crypto";
import { request as ask } from "node:http";
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { told } from "../http/index.ts";
import type { CallerOf } from "../http/index.ts";
import type { Node } from "../storage/index.ts";

/** Somebody who listens, on a line that is open already: until now nothing was sent, and one may try elsewhere. */
export interface Reached {
  readonly node: Node;
  readonly line: Socket;
}

const MARK = "x-small-causes-relay";
/** A machine that is gone does not even refuse. */
const CONNECT_LIMIT_MS = 1500;
/** What is said between two neighbours only; a WebSocket's upgrade is added again. */
const HOP_BY_HOP = ["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", MARK];

export function isFor({ life }: Node, { headers }: IncomingMessage): boolean {
  const mark = Buffer.from(String(headers[MARK] ?? ""));
  const wanted = Buffer.from(life);
  return mark.length === wanted.length && timingSafeEqual(mark, wanted);
}

/** Where a request really comes from: from one node to another it is told, and never forged. */
export function believing(self: Node, callerOf: CallerOf): CallerOf {
  return (request) => (isFor(self, request) ? (told(request).at(-1) ?? "unknown") : callerOf(request));
}

export function reach(node: Node): Promise<Reached | null> {
  if (node.url === null) return Promise.resolve(null);
  const { hostname, port } = new URL(node.url);
  const line = connect({ host: hostname.replace(/^\[(.*)\]$/, "$1"), port: Number(port || 80), noDelay: true });
  return new Promise((resolve) => {
    const settle = (reached: Reached | null): void => {
      line.setTimeout(0);
      if (!reached) line.destroy();
      resolve(reached);
    };
    line.setTimeout(CONNECT_LIMIT_MS, () => settle(null));
    line.once("error", () => settle(null));
    line.once("connect", () => settle({ node, line }));
  });
}

/** `lost` is called when the other node is gone before it has answered. */
export function passRequest(
  request: IncomingMessage,
  response: ServerResponse,
  reached: Reached,
  caller: string,
  lost: () => void,
): void {
  const there = passOn(request, reached, caller, {});
  there.on("response", (answer) => {
    response.writeHead(answer.statusCode ?? 502, without(answer.headers));
    answer.pipe(response);
    answer.on("error", () => response.destroy());
  });
  there.on("error", () => (response.headersSent ? response.destroy() : lost()));
  response.on("close", () => there.destroy());
  request.pipe(there);
}

export function passUpgrade(
  request: IncomingMessage,
  client: Duplex,
  head: Buffer,
  reached: Reached,
  caller: string,
): void {
  const there = passOn(request, reached, caller, { connection: "Upgrade", upgrade: request.headers.upgrade });
  there.on("upgrade", (answer, line, first) => {
    client.write(headOf(answer));
    client.write(first);
    line.write(head);
    client.pipe(line).pipe(client);
    line.on("error", () => client.destroy());
    line.on("close", () => client.destroy());
    client.on("close", () => line.destroy());
  });
  there.on("response", (answer) => {
    client.write(headOf(answer));
    answer.pipe(client);
  });
  there.on("error", () => client.destroy());
  client.on("close", () => there.destroy());
  there.end();
}

function passOn(
  { method, url: path, headers }: IncomingMessage,
  { node, line }: Reached,
  caller: string,
  added: IncomingHttpHeaders,
): ClientRequest {
  const marked = { ...without(headers), ...added, "x-forwarded-for": caller, [MARK]: node.life };
  return ask({ method, path, headers: marked, createConnection: () => line });
}

function without(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1] ?? ""}`] : []));
  return [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines, "", ""].join("\r\n");
}
