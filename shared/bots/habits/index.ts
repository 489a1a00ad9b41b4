/** What each character does, the more urgent things first. */
import type { CharacterId } from "../../protocol/index.ts";
import type { Habit } from "../wish.ts";
import { acknowledge } from "./alerts.ts";
import { fixOnOne, reason } from "./board.ts";
import { share, shareLate } from "./cards.ts";
import { change } from "./changes.ts";
import { grope } from "./groping.ts";
import { declare, reportSituation, sayState, workTasks } from "./incident.ts";
import { decideKeys, nod } from "./keys.ts";
import { getReady, lookBack, sitDown } from "./lobby.ts";
import { investigate, stare } from "./looks.ts";
import { post, postLate } from "./posts.ts";
import { fire, guess, shout, spam } from "./rash.ts";
import { warmUp } from "./warmUp.ts";

const everybodys: readonly Habit[] = [sitDown, getReady, lookBack, warmUp];

export const habitsOf: Readonly<Record<CharacterId, readonly Habit[]>> = {
  competent: [
    ...everybodys,
    declare,
    decideKeys,
    change,
    acknowledge,
    post,
    share,
    sayState,
    workTasks,
    investigate,
    reason,
    reportSituation,
  ],
  novice: [...everybodys, acknowledge, nod, stare, declare, grope, shareLate, postLate, workTasks, fixOnOne],
  reckless: [...everybodys, shout, nod, fire, guess, spam],
};
