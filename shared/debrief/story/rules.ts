/** What the rules of a round had in them: nobody is asked about what was not there. */
import type { Play } from "../../play/index.ts";
import type { DebriefReport } from "../../protocol/index.ts";

export function rulesOf({ options }: Pick<Play, "options">): DebriefReport["rules"] {
  const hasBoard = options.layer !== "essential";
  return { hasBoard, hasComms: hasBoard && options.size > 1 };
}
