/**
 * Several compiled servers on one PostgreSQL, and a balancer before them that hashes the exercise's code and takes the
 * next node where one refuses the connection: the least that any balancer does.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Store } from "../../../server/storage/index.ts";
import { backings, open } from "../storage/backing.ts";
import type { Backing } from "../storage/backing.ts";
import { freePort } from "../storage/postgres.ts";

const main = fileURLToPath(new URL("../../../dist/server/main.js", import.meta.url));

export interface RunningNode {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it said, on both outputs. */
  readonly lines: readonly string[];
  /** Its exit code; null when it was killed. */
  readonly ended: Promise<number | null>;
}

export interface Cluster {
  /** The database that the nodes share, seen from outside. */
  readonly store: Store;
  /** The balancer. */
  readonly url: string;
  /** Those that were started and have not ended. */
  readonly nodes: readonly RunningNode[];
  /** Another node; with the url of one that has ended, that one again. */
  start(url?: string): Promise<RunningNode>;
  stop(node: RunningNode): Promise<number | null>;
  /** Which node runs an exercise now. */
  ownerOf(code: string): Promise<RunningNode | undefined>;
  close(): Promise<void>;
}

export async function openCluster(size: number): Promise<Cluster> {
  const backing = await postgres();
  const store = await open(backing);
  const nodes = new Set<RunningNode>();
  const balancer = createServer((client) => balance(client, [...nodes]));
  balancer.listen(0, "127.0.0.1");
  await once(balancer, "listening");
  const address = balancer.address();
  if (typeof address !== "object" || address === null) throw new Error("the balancer has an address");

  async function start(again?: string): Promise<RunningNode> {
    const url = again ?? `http://127.0.0.1:${await freePort()}`;
    const node = spawnNode(url, backing);
    nodes.add(node);
    void node.ended.then(() => nodes.delete(node));
    await isReady(node);
    return node;
  }

  async function stop(node: RunningNode): Promise<number | null> {
    node.process.kill("SIGTERM");
    return node.ended;
  }

  for (let n = 0; n < size; n++) await start();
  return {
    store,
    url: `http://127.0.0.1:${address.port}`,
    get nodes() {
      return [...nodes];
    },
    start,
    stop,
    async ownerOf(code) {
      const holder = await store.nodes.holderOf(code);
      return [...nodes].find(({ url }) => url === holder?.name);
    },
    async close() {
      for (const node of nodes) node.process.kill("SIGCONT");
      await Promise.all([...nodes].map(stop));
      balancer.close();
      await store.close();
      await backing.dispose();
    },
  };
}

function postgres(): Promise<Backing> {
  const backing = backings.find(({ name }) => name === "PostgreSQL");
  if (!backing) throw new Error("there is a PostgreSQL");
  return backing.prepare();
}

function spawnNode(url: string, { databaseUrl = "" }: Backing): RunningNode {
  const { hostname, port } = new URL(url);
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      HOST: hostname,
      PORT: port,
      DATABASE_URL: databaseUrl,
      SMALL_CAUSES_NODE_URL: url,
      SMALL_CAUSES_TRUSTED_PROXIES: "127.0.0.1",
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output }).on("line", (line) => lines.push(line));
  const ended = once(child, "close").then(() => child.exitCode);
  return { url, process: child, lines, ended };
}

async function isReady({ url, lines, process: { exitCode } }: RunningNode): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    if (exitCode !== null) throw new Error(`It did not start:\n${lines.join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** By the code in the first line of what the browser says. */
function balance(client: Socket, nodes: readonly RunningNode[]): void {
  client.on("error", () => client.destroy());
  client.once("data", (first: Buffer) => {
    client.pause();
    const code = /(?:[?&]x=|\/exercises\/)(\w+)/.exec(first.toString("latin1").split("\r\n", 1)[0] ?? "")?.[1] ?? "";
    const hash = [...code].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 997, 7);
    tryNext([...nodes.slice(hash % nodes.length), ...nodes.slice(0, hash % nodes.length)]);

    function tryNext([node, ...others]: readonly RunningNode[]): void {
      if (!node) return void client.destroy();
      const line = connect(Number(new URL(node.url).port), "127.0.0.1");
      line.once("error", () => (line.bytesWritten > 0 ? client.destroy() : tryNext(others)));
      line.once("connect", () => {
        line.write(first);
        client.pipe(line).pipe(client);
        line.once("close", () => client.destroy());
        client.once("close", () => line.destroy());
      });
    }
  });
}
