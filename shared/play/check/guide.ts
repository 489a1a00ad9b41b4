/** What must hold before a facilitator steps in. The table of rules has asked already that it is one. */
import { no } from "../../refusals/index.ts";
import type { Checks } from "../handlers.ts";
import { MAX_BOOKMARKS } from "../limits.ts";
import { holderOf, isPresent, isToolDown, openProbe } from "../queries.ts";

const fine = () => null;

export const guideChecks = {
  "guide.begin": ({ member }) => (member.seat === null ? null : no("guide/has-seat")),
  "guide.extend": fine,
  "guide.hint": ({ facts, play }) => (play.hintTicks.length >= facts.hints.length ? no("hint/none") : null),
  "guide.inject": ({ facts, play }, { inject: id }) => {
    const planned = facts.injects.find((inject) => inject.id === id);
    if (!planned) return no("guide/unknown-inject");
    return play.guide.said.some((said) => said.id === id) ? no("guide/given") : null;
  },
  "guide.say": fine,
  "guide.whisper": ({ play }, { seat }) => (holderOf(play, seat) ? null : no("seat/free")),
  "guide.callAway": ({ play }, { seat }) => {
    const holder = holderOf(play, seat);
    if (!holder) return no("seat/free");
    return holder.calledUntilMs === null ? null : no("guide/called");
  },
  "guide.failTool": ({ play, at }, { tool }) => (isToolDown(play, tool, at.tick) ? no("guide/tool-down") : null),
  "guide.bookmark": ({ play }) =>
    play.guide.bookmarks.length >= MAX_BOOKMARKS ? no("guide/too-many-bookmarks") : null,
  "guide.mark": ({ facts }, { expectation }) =>
    expectation < facts.scenario.expect.length ? null : no("guide/unknown-expectation"),
  "guide.probe": ({ play }) => {
    if (openProbe(play)) return no("guide/probing-already");
    const isHeard = play.members.some((member) => member.seat !== null && isPresent(member));
    return isHeard ? null : no("guide/nobody-here");
  },
  "guide.endProbe": ({ play }) => (openProbe(play) ? null : no("guide/no-probe")),
  "probe.answer": ({ play, seat }) => {
    const probe = openProbe(play);
    if (!probe) return no("guide/no-probe");
    return probe.answers.some((answer) => answer.seat === seat) ? no("probe/answered") : null;
  },
} as const satisfies Partial<Checks>;
