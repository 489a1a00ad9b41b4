/** What changes a world by itself, in order: what conditions look at, then the defects that wait for them. */
import type { ChangeAffairs } from "../affairs.ts";
import type { Scene } from "../roundStep.ts";

import { openWatched, watchStations } from "./conditions.ts";
import { openDefects, turnDefects } from "./defects.ts";
import type { Changes } from "./plan.ts";

export function openChanges({ defects, watched }: Changes): ChangeAffairs {
  return { nextEvent: 1, standing: {}, layers: [], watched: openWatched(watched), defects: openDefects(defects) };
}

export function turnChanges(scene: Scene): void {
  watchStations(scene);
  turnDefects(scene);
}
