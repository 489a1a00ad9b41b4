/**
 * This process as one of several on the same database: it says that it lives, and has adopted what those leave behind
 * that are dead: silent, and not even listening any more, or silent for long. One that only stands still, or has too
 * much to do, still has its connections accepted for it. Whoever was itself late, because it or the database stood still,
 * first gives the others time to be heard again: else the first to wake would take what everybody ran.
 */
import { nanoid } from "nanoid";
import type { Clock } from "../rooms/index.ts";
import type { Node, Nodes } from "../storage/index.ts";
import { reach } from "./relay.ts";

export interface MembershipOptions {
  readonly nodes: Nodes;
  readonly clock: Clock;
  readonly name: string;
  readonly url: string | undefined;
  readonly warn: (problem: unknown, text: string) => void;
  /** Another process goes by this name now: this one must end. */
  readonly replaced: () => void;
}

export interface Membership {
  readonly self: Node;
  readonly isLeaving: boolean;
  /** From now on what dead nodes ran is taken up. One adoption is under way at a time. */
  adoptBy(adopt: () => Promise<unknown>): void;
  /** It goes on living, but the others pass nothing to it any more. */
  leave(): Promise<void>;
  /** The others need not wait to find that it is gone. */
  depart(): Promise<void>;
}

const BEAT_MS = 500;
/** Two beats were missed: it is looked whether anybody listens there. */
const SILENT_AFTER_MS = 1200;
const DEAD_AFTER_MS = 6000;
/** In so long everybody has been heard again. */
const STEADY_AFTER_MS = 2000;

export async function joinNodes(options: MembershipOptions): Promise<Membership> {
  const { nodes, clock, name, url = null, warn } = options;
  const self: Node = { name, life: nanoid(32), url };
  let isLeaving = false;
  let isAdopting = false;
  let adopt: (() => Promise<unknown>) | undefined;
  let hasDeparted = false;
  let steadySinceMs = clock.nowMs();

  await nodes.arrive(self, DEAD_AFTER_MS);
  let beating = Promise.resolve();
  let stopWaiting = beatAt(clock.nowMs() + BEAT_MS);

  function beatAt(atMs: number): () => void {
    return clock.at(atMs, () => void (beating = beat()));
  }

  async function beat(): Promise<void> {
    const begunMs = clock.nowMs();
    const standing = await say();
    if (standing === "replaced") return options.replaced();
    const nowMs = clock.nowMs();
    if (standing === "late") steadySinceMs = nowMs;
    else if (nowMs - steadySinceMs >= STEADY_AFTER_MS) void lookAround();
    if (!hasDeparted) stopWaiting = beatAt(Math.max(begunMs + BEAT_MS * jitter(), nowMs));
  }

  async function say(): Promise<Awaited<ReturnType<Nodes["beat"]>>> {
    try {
      return await nodes.beat(isLeaving ? { ...self, url: null } : self, DEAD_AFTER_MS);
    } catch (problem) {
      warn(problem, "this node could not say that it lives");
      return "late";
    }
  }

  async function buryTheDead(): Promise<void> {
    const leftMs = DEAD_AFTER_MS - SILENT_AFTER_MS;
    for (const node of await nodes.silent(name, leftMs)) {
      // Whoever tells nobody where they listen may listen.
      if (node.url === null) continue;
      const reached = await reach(node);
      if (reached) reached.line.destroy();
      else await nodes.bury(node, leftMs);
    }
  }

  async function lookAround(): Promise<void> {
    if (isAdopting || isLeaving || !adopt) return;
    isAdopting = true;
    try {
      await buryTheDead();
      await adopt();
    } catch (problem) {
      warn(problem, "what dead nodes ran could not be looked for");
    } finally {
      isAdopting = false;
    }
  }

  return {
    self,
    get isLeaving() {
      return isLeaving;
    },
    adoptBy: (act) => void (adopt = act),
    async leave() {
      isLeaving = true;
      await say();
    },
    async depart() {
      hasDeparted = true;
      stopWaiting();
      await beating;
      await nodes.depart(self).catch((problem: unknown) => warn(problem, "this node could not say that it is gone"));
    },
  };
}

/** Nodes that were started together do not stay in step. */
function jitter(): number {
  return 0.8 + 0.4 * Math.random();
}
