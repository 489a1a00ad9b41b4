/**
 * What facilitators do with a round. What the team hears of it stands on the timeline; notes and whispers do not. While
 * a question is open the round stands still, and goes on by itself when everybody who is here has answered.
 */
import { message, startTimer, take, tell, updateMember, updateSeat } from "../changes.ts";
import type { Changes } from "../handlers.ts";
import { CALLED_AWAY_MS, TOOL_OUTAGE_TICKS } from "../limits.ts";
import { holderOf, isPresent, openProbe } from "../queries.ts";
import type { Guide, Play } from "../state.ts";
import { must } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { ProbeResult } from "../../protocol/index.ts";
import { dropHandoff } from "./lead.ts";
import { giveHint } from "./talk.ts";
import { extendLive, setPaused } from "./lobby.ts";

export const guideChanges = {
  "guide.begin": ({ play, member }) => updateMember(play, member.id, { facilitates: true }),
  "guide.extend": ({ play, at }, { minutes }) =>
    tell(extendLive(play, at, minutes), at.tick, "session", message("round.extended", { minutes })),
  "guide.hint": ({ play, at }) => giveHint(play, at.tick, null),
  "guide.inject": ({ facts, play, at }, { inject: id }) => {
    const { kind, text } = must(
      facts.injects.find((inject) => inject.id === id),
      id,
    );
    return say(play, at.tick, { id, kind, text });
  },
  "guide.say": ({ play, at }, { kind, text }) => {
    const [n, next] = take(play, "said");
    return say(next, at.tick, { id: `said-${n}`, kind, text });
  },
  "guide.whisper": ({ play, at }, { seat, text }) => {
    const [n, next] = take(play, "whisper");
    return note(next, { whispers: [...next.guide.whispers, { n, tick: at.tick, seat, text }] });
  },
  "guide.callAway": ({ play, at }, { seat }) => {
    const { id } = must(holderOf(play, seat), "who is called away");
    const untilMs = at.clockMs + CALLED_AWAY_MS;
    const dropped = updateSeat(dropHandoff(play, seat), seat, { preparing: null });
    const called = startTimer(updateMember(dropped, id, { calledUntilMs: untilMs }), "called-back", untilMs, id);
    return tell(called, at.tick, "session", message("seat.called", { seat }), seat);
  },
  "guide.failTool": ({ play, at }, { tool }) => {
    const outage = { tool, tick: at.tick, untilTick: at.tick + TOOL_OUTAGE_TICKS };
    return note(play, { outages: [...play.guide.outages, outage] });
  },
  "guide.bookmark": ({ play, at }, { text, dimension }) => {
    const [n, next] = take(play, "bookmark");
    return note(next, { bookmarks: [...next.guide.bookmarks, { n, tick: at.tick, text, dimension }] });
  },
  "guide.mark": ({ play, at }, { expectation, mark }) => {
    const { [expectation]: _old, ...others } = play.guide.marks;
    return note(play, { marks: mark === null ? others : { ...others, [expectation]: { mark, tick: at.tick } } });
  },
  "guide.probe": ({ play, at }, { question }) => {
    const [n, next] = take(play, "probe");
    const probe: ProbeResult = { n, tick: at.tick, question, isOpen: true, answers: [] };
    const asked = note(next, { probes: [...next.guide.probes, probe] });
    return setPaused(tell(asked, at.tick, "session", message("probe.opened", { question })), at.tick, true);
  },
  "guide.endProbe": ({ play, at }) => closeProbe(play, at.tick),
  "probe.answer": ({ play, seat }, { text }) => {
    const probe = must(openProbe(play), "an open question");
    return update(play, { ...probe, answers: [...probe.answers, { seat, text }] });
  },
} as const satisfies Partial<Changes>;

/** Nobody who is here is waited for any more: the round goes on. Asked after each entry, as people come and go too. */
export function closeWhenAnswered(play: Play, tick: Tick): Play {
  return openProbe(play) && !awaits(play) ? closeProbe(play, tick) : play;
}

function note(play: Play, update: Partial<Guide>): Play {
  return { ...play, guide: { ...play.guide, ...update } };
}

export function say(play: Play, tick: Tick, said: Pick<Guide["said"][number], "id" | "kind" | "text">): Play {
  const { id, kind } = said;
  const spoken = note(play, { said: [...play.guide.said, { ...said, tick }] });
  return tell(spoken, tick, "comms", message("inject.came", { inject: id, kind }));
}

function update(play: Play, probe: ProbeResult): Play {
  return note(play, { probes: play.guide.probes.map((old) => (old.n === probe.n ? probe : old)) });
}

/** Whether somebody who is here has not answered yet. */
function awaits(play: Play): boolean {
  const answers = openProbe(play)?.answers ?? [];
  return play.members.some(
    (member) => member.seat !== null && isPresent(member) && !answers.some(({ seat }) => seat === member.seat),
  );
}

function closeProbe(play: Play, tick: Tick): Play {
  const probe = must(openProbe(play), "an open question");
  return setPaused(update(play, { ...probe, isOpen: false }), tick, false);
}
