/** What a filter keeps, in the gallery's storm. */
import { describe, expect, it } from "vitest";
import { filterIn, keeps } from "../../../client/panels/frame/index.ts";
import { narrowed } from "../../../client/panels/evidence/index.ts";
import { createDrafts } from "../../../client/store/index.ts";
import { tomas, words } from "./scene.ts";

const drafts = () => createDrafts({ read: () => null, write: () => undefined }, "d");

describe("[UX 2.9] a filter", () => {
  it("keeps the rows that have every word of it, in any order and case", () => {
    expect(keeps("WARM cold", "Cold cache\nwarm it slowly")).toBe(true);
    expect(keeps("cold zebra", "Cold cache")).toBe(false);
  });

  it("after ! keeps those that have not", () => {
    expect(keeps("!cold", "Cold cache")).toBe(false);
    expect(keeps("! cold zebra", "Cold cache")).toBe(true);
  });

  it("that has no word yet hides nothing", () => {
    for (const typed of ["", " ", "!", " ! "]) expect(keeps(typed, "anything"), typed).toBe(true);
  });

  it("belongs to one list, and finds a row by any of its words", () => {
    const kept = drafts();
    kept.of("filter.runbook").value = "warm";
    const titles = tomas.own.runbook
      .filter(({ title, console, lines }) => filterIn(kept, "runbook")(title, console, ...lines))
      .map(({ title }) => title);
    expect(titles).toEqual(["Cold cache"]);
    expect(filterIn(kept, "chat")("nothing of the kind", null)).toBe(true);
  });
});

it("a card's rows are narrowed whatever it opens to, and counted", () => {
  const cards = [...tomas.common.evidence, ...tomas.own.tray];
  for (const { detail } of cards) {
    const all = narrowed(detail, () => true, words);
    expect(all).toMatchObject({ detail, shown: all.total });
    expect(narrowed(detail, () => false, words)).toMatchObject({ shown: 0, total: all.total });
  }
  const logs = cards.flatMap(({ detail }) => (detail.kind === "logs" ? [detail] : []))[0];
  const text = logs?.logs[0]?.text ?? "";
  expect(logs && narrowed(logs, (...row) => row.includes(text), words).shown).toBe(1);
});
