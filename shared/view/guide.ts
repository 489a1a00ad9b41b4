/**
 * What somebody who facilitates is shown of the script, and what was noted so far. Invariant: it is null for whoever has
 * not said that they facilitate, and the rules let nobody do that from a seat.
 */
import type { GuideView } from "../protocol/index.ts";
import type { Facts, Play } from "../play/index.ts";

export function guideOf({ scenario, injects, hints }: Facts, { guide, hintTicks }: Play): GuideView {
  const { title, learn, truth, runSheet, expect } = scenario;
  const { said, whispers, outages, bookmarks, probes, marks } = guide;
  const heard = new Map(said.map((each) => [each.id, each]));
  // What did not fit at its moment can still be said.
  const planned = injects.map(({ id, tick, kind, text }) => ({
    ...(heard.get(id) ?? { id, tick, kind, text }),
    isGiven: heard.has(id),
  }));
  const others = said.filter(({ id }) => !injects.some((inject) => inject.id === id));
  return {
    title,
    learn,
    truth: truth.map(({ role, says }) => ({ role, says })),
    say: runSheet?.say ?? [],
    stuck: runSheet?.stuck ?? [],
    expected: expect.map(({ when, does }, n) => ({
      when,
      does,
      mark: marks[n]?.mark ?? null,
      tick: marks[n]?.tick ?? null,
    })),
    injects: [...planned, ...others.map((each) => ({ ...each, isGiven: true }))],
    hints: hints.map((text, n) => ({ text, tick: hintTicks[n] ?? null })),
    whispers,
    outages,
    bookmarks,
    probes,
    live: null,
  };
}
