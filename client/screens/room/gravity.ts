/**
 * The two things grave enough to be felt: SEV-1 is declared, or a region goes dark. What is felt of them depends on what
 * people have set; with motion off it is nothing, for both are also written. Pure.
 */
import type { MapPicture } from "../../map/index.ts";
import type { Motion } from "../../settings.ts";

/** One more within this long is not felt. */
export const REST_MS = 20_000;

/** Names of all that is grave now. */
export function graveNow(severity: string | null, regions: MapPicture["regions"]): readonly string[] {
  const dark = regions.filter(({ state }) => state === "dead").map(({ id }) => `dark ${id}`);
  return severity === "SEV-1" ? [severity, ...dark] : dark;
}

export function isGraver(before: readonly string[], after: readonly string[]): boolean {
  return after.some((name) => !before.includes(name));
}

/** How it is felt: the room shakes, its border pulses once, or neither. */
export function feltAs(motion: Motion, shake: Motion): "shake" | "pulse" | null {
  if (motion === "off" || shake === "off") return null;
  return motion === "full" && shake === "full" ? "shake" : "pulse";
}
