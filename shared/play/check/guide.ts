/** What must hold before a facilitator steps in. The table of rules has asked already that it is one. */
import type { Checks } from "../handlers.ts";
import { MAX_BOOKMARKS } from "../limits.ts";
import { holderOf, isPresent, isToolDown, openProbe } from "../queries.ts";
import { no } from "../rules.ts";

const fine = () => null;

export const guideChecks = {
  "guide.begin": ({ member }) =>
    member.seat === null
      ? null
      : no("guide/has-seat", "Give up your seat first: whoever facilitates sees what is true."),
  "guide.extend": fine,
  "guide.hint": ({ facts, play }) =>
    play.hintTicks.length >= facts.hints.length ? no("hint/none", "There are no more hints.") : null,
  "guide.inject": ({ facts, play }, { inject: id }) => {
    const planned = facts.injects.find((inject) => inject.id === id);
    if (!planned) return no("guide/unknown-inject", "This scenario has no such message.");
    return play.guide.said.some((said) => said.id === id) ? no("guide/given", "It has been said already.") : null;
  },
  "guide.say": fine,
  "guide.whisper": ({ play }, { seat }) => (holderOf(play, seat) ? null : no("seat/free", "Nobody sits there.")),
  "guide.callAway": ({ play }, { seat }) => {
    const holder = holderOf(play, seat);
    if (!holder) return no("seat/free", "Nobody sits there.");
    return holder.calledUntilMs === null ? null : no("guide/called", "They have been called away already.");
  },
  "guide.failTool": ({ play, at }, { tool }) =>
    isToolDown(play, tool, at.tick) ? no("guide/tool-down", "It is down already.") : null,
  "guide.bookmark": ({ play }) =>
    play.guide.bookmarks.length >= MAX_BOOKMARKS
      ? no("guide/too-many-bookmarks", "There are more bookmarks than any debrief can talk about.")
      : null,
  "guide.mark": ({ facts }, { expectation }) =>
    expectation < facts.scenario.expect.length ? null : no("guide/unknown-expectation", "There is no such line."),
  "guide.probe": ({ play }) => {
    if (openProbe(play)) return no("guide/probing", "A question is open already. End it, or wait for the answers.");
    const isHeard = play.members.some((member) => member.seat !== null && isPresent(member));
    return isHeard ? null : no("guide/nobody-here", "Nobody is here to answer.");
  },
  "guide.endProbe": ({ play }) => (openProbe(play) ? null : no("guide/no-probe", "No question is open.")),
  "probe.answer": ({ play, seat }) => {
    const probe = openProbe(play);
    if (!probe) return no("guide/no-probe", "No question is open.");
    return probe.answers.some((answer) => answer.seat === seat)
      ? no("probe/answered", "You have answered already.")
      : null;
  },
} as const satisfies Partial<Checks>;
