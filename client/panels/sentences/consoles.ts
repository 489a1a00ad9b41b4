/** What a console sees in full, in one line: what its player is asked to look at first. */
import type { ConsoleId } from "../../../shared/content/index.ts";
import { seatFacts } from "../../text/index.ts";
import type { Text } from "../../text/index.ts";

const consoles = ["CMD", "COM", "TRF", "SVC", "DAT", "INV", "SCR"] as const satisfies readonly ConsoleId[];

export function consoleWords(id: string, { t }: Text): string {
  const known = consoles.find((console) => console === id);
  return known
    ? seatFacts([known])
        .sees.map((thing) => t(thing))
        .join(", ")
    : id;
}
