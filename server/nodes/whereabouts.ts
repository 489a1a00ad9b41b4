/**
 * Where a request belongs: to the node that runs the exercise it names, or here. While that node is dead and not yet
 * known to be, or gives its exercises away, the request waits, so that whoever plays notices a pause and no refusal.
 */
import type { IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { readCode } from "../exercise/index.ts";
import type { Nodes } from "../storage/index.ts";
import type { Membership } from "./membership.ts";
import { isFor, reach } from "./relay.ts";
import type { Reached } from "./relay.ts";

export type Way = "here" | "nowhere" | Reached;

/** Longer than it takes until another node has adopted what a dead one ran. */
const GIVE_UP_MS = 8000;
const AGAIN_MS = 300;

export function createWhereabouts(nodes: Nodes, membership: Membership) {
  const { self } = membership;

  /** Any node will do: whoever is asked for an exercise that nobody runs takes it. */
  async function anyOther(): Promise<Way> {
    for (const node of await nodes.others(self.name)) {
      const reached = await reach(node);
      if (reached) return reached;
    }
    return "here";
  }

  async function wayTo(code: string): Promise<Way | "unclear"> {
    const holder = await nodes.holderOf(code);
    if (!holder) return membership.isLeaving ? anyOther() : "here";
    if (holder.name === self.name) return membership.isLeaving ? "unclear" : "here";
    return (await reach(holder)) ?? "unclear";
  }

  return async (request: IncomingMessage, isGone: () => boolean): Promise<Way> => {
    if (isFor(self, request)) return "here";
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://here");
    // What goes away takes no new connections: balancers try another node, browsers come again.
    if (membership.isLeaving && pathname.startsWith("/socket.io/")) return "nowhere";
    const code = codeIn(pathname, searchParams);
    if (code === undefined) return membership.isLeaving && pathname.startsWith("/api/") ? anyOther() : "here";
    for (let waitedMs = 0; waitedMs < GIVE_UP_MS && !isGone(); waitedMs += AGAIN_MS) {
      const way = await wayTo(code);
      if (way !== "unclear") return way;
      await sleep(AGAIN_MS);
    }
    return "nowhere";
  };
}

function codeIn(path: string, query: URLSearchParams): string | undefined {
  const named = path.startsWith("/socket.io/") ? query.get("x") : /^\/api\/exercises\/([^/]+)/.exec(path)?.[1];
  try {
    return named ? readCode(decodeURIComponent(named)) : undefined;
  } catch {
    // A malformed address is refused by those who would serve it.
    return undefined;
  }
}
