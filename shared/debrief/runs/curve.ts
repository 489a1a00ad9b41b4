/** A run as a curve of the debrief. */
import type { Curve } from "../../protocol/index.ts";
import { SCRAPE_TICKS } from "../../sim/index.ts";
import type { Taped } from "./tape.ts";

export function curveOf(of: Curve["of"], { userMinutes, integrity }: Pick<Taped, "userMinutes" | "integrity">): Curve {
  return { of, everyTicks: SCRAPE_TICKS, userMinutes, integrity };
}
