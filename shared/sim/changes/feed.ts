/** Lines that automations write into the change feed. Owns `affairs.feed`; the newest are kept. */
import type { Scene } from "../roundStep.ts";
import type { FeedLine } from "../types.ts";

const KEPT = 30;

export function tellFeed({ affairs, tick }: Pick<Scene, "affairs" | "tick">, line: Omit<FeedLine, "tick">): void {
  affairs.feed.push({ ...line, tick });
  if (affairs.feed.length > KEPT) affairs.feed.shift();
}
