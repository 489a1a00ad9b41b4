/** Runbook stubs, one page for each console: what holds in any outage, with the names of this one's services. */
import { consoleIds } from "../content/index.ts";
import type { ConsoleId, Scenario } from "../content/index.ts";
import type { Plan, Planted } from "./family.ts";

export function pagesOf({ spot: { entry } }: Plan, { pages }: Planted): Scenario["runbook"] {
  const stubs: Readonly<Record<ConsoleId, readonly [string, readonly string[]]>> = {
    CMD: [
      "First minutes",
      [
        "Give out the work: who looks, who changes, who speaks.",
        "What started it? What keeps it going? The second question is the one that heals.",
      ],
    ],
    COM: ["People complain", ["Say what they cannot do, and when you will speak again. Keep that time."]],
    TRF: [
      "Too many requests",
      [
        `Let a third into ${entry}, and raise it in steps while what lies behind stays below 85 % busy.`,
        "Who is refused at once costs nothing behind it.",
      ],
    ],
    SVC: [
      "Errors and time-outs",
      [
        "An error names whoever noticed it first, seldom who is at fault: go down the calls.",
        "Attempts per call above 1.3 are load that nobody ordered.",
      ],
    ],
    DAT: [
      "Something is full",
      [
        "Is it asked more than usual, or does it take longer than usual? These have different causes.",
        "A restart loses what is being worked on, and what waits.",
      ],
    ],
    INV: ["What changed", ["Ask of each change what it reaches, not when it came. Old ones count as well."]],
    SCR: ["Notes", ["Write down who changed what and when, and what happened then."]],
  };
  return consoleIds.map((console) => {
    const [title, lines] = stubs[console];
    return { console, title, lines: [...lines, ...(pages[console] ?? [])] };
  });
}
