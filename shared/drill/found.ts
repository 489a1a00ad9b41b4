/** What a search found, in words: which small fault takes how much of the system down, why, and what is true of it. */
import { minutesOf, ticksToSeconds } from "../base/index.ts";
import { count, percent } from "../risk/index.ts";
import { TRIGGER_S } from "./family.ts";
import type { Drill } from "./search.ts";

/** A sentence or two each, the first being the headline. */
export function foundIn({ plan, ignored, ways, scenario, healsAlone }: Drill): readonly string[] {
  const { fault, why } = plan.family.plant(plan);
  const fell = ignored.fell.length;
  const from = ignored.hurtAtS === null ? "" : ` from ${minutesOf(ignored.hurtAtS - TRIGGER_S)} after it begins`;
  const stations = fell === 0 ? "" : `, and ${fell} station${fell === 1 ? " fails" : "s fail"}`;
  return [
    `The small fault: ${fault}. Ignored, ${percent(ignored.failing)} of the people fail at the end (${count(ignored.userMinutes)} user-minutes): they suffer${from}${stations}. The reason: ${why}.`,
    ...Object.entries(scenario.policies).map(([name, { kind, says }]) => {
      const run = ways[name];
      const won = run.wonTick === null ? "not won" : `won at T+${minutesOf(ticksToSeconds(run.wonTick))}`;
      const cost = percent(run.userMinutes / Math.max(1, ignored.userMinutes));
      return `${capital(words[kind])}, ${name}: ${won}, costs ${cost} of doing nothing. ${says}`;
    }),
    ...(healsAlone === null
      ? []
      : [
          healsAlone
            ? "Taking back what started it is enough, if it is found in time."
            : "Taking back what started it does not heal it in time: something keeps it alive.",
        ]),
  ];
}

const words = { reference: "well played", right: "right as well", wrong: "tempting and wrong", trigger: "not enough" };

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
