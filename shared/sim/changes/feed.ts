/**
 * Lines that automations write into the change feed. Owns `affairs.feed`; the newest are kept. Observations hold the list
 * as it was, so a line makes another list.
 */
import type { Tick } from "../../base/index.ts";
import type { Scene } from "../roundStep.ts";
import type { FeedLine } from "../types.ts";

const KEPT = 30;

export function tellFeed(
  { affairs, tick }: { affairs: Pick<Scene["affairs"], "feed">; tick: Tick },
  line: Omit<FeedLine, "tick">,
): void {
  affairs.feed = [...affairs.feed, { ...line, tick }].slice(-KEPT);
}
