/**
 * What a facilitator did and noted, and what was put to one seat alone: the team hears of it only now. Nobody is graded
 * by it; it is there to be talked about at its moment.
 */
import type { Scenario } from "../../content/index.ts";
import type { Play } from "../../play/index.ts";
import type { Message, StoryRow } from "../../protocol/index.ts";
import type { Tick } from "../../base/index.ts";

/** Without numbers: they follow those of the team's own rows. */
export type GuidedRow = Omit<StoryRow, "n">;

export function guidedRows({ guide, doubts }: Play, { expect }: Pick<Scenario, "expect">): readonly GuidedRow[] {
  return [
    ...guide.bookmarks.map(({ tick, text, dimension }) =>
      row(tick, { code: "guided.bookmark", params: { text, dimension: dimension ?? "" } }),
    ),
    ...guide.whispers.map(({ tick, seat, text }) => row(tick, { code: "guided.whisper", params: { to: seat, text } })),
    ...guide.outages.map(({ tick, tool }) => row(tick, { code: "guided.outage", params: { tool } })),
    ...Object.entries(guide.marks).flatMap(([n, { mark, tick }]) => {
      const expected = expect[Number(n)];
      return expected
        ? [row(tick, { code: `guided.${mark === "yes" ? "seen" : "missed"}`, params: { text: expected.does } })]
        : [];
    }),
    ...guide.probes.flatMap(({ tick, answers }) =>
      answers.map(({ seat, text }) => row(tick, { code: "guided.answer", params: { text } }, seat)),
    ),
    ...doubts.flatMap(({ hypothesis, asked }) =>
      asked ? [row(asked.tick, { code: "guided.doubt", params: { hypothesis, to: asked.seat } })] : [],
    ),
  ];
}

function row(tick: Tick, message: Message, seat: number | null = null): GuidedRow {
  return { tick, lane: "facilitator", message, seat };
}

/** Rows of the session that the facilitator brought about. */
const fromDesk: ReadonlySet<string> = new Set(["hint.given", "probe.opened", "round.extended", "seat.called"]);

/** The same row, in the facilitator's lane where it belongs there. */
export function inItsLane(told: StoryRow): StoryRow {
  return fromDesk.has(told.message.code) ? { ...told, lane: "facilitator" } : told;
}
