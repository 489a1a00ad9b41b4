import { expect, it } from "vitest";
import { viewOf } from "../../../client/gallery/debrief.ts";
import { report as alone } from "../../../client/gallery/debriefAlone.ts";
import { report, whatIf } from "../../../client/gallery/debriefReport.ts";
import type { Deed, Message, StoryRow } from "../../../shared/protocol/index.ts";
import { placeText } from "../../../client/panels/frame/index.ts";
import { knownCodes } from "../../../client/panels/sentences/index.ts";
import { promptsOf } from "../../../client/screens/debrief/Prompts.tsx";
import { markdownOf, reviewOf } from "../../../client/screens/debrief/exports/review.ts";
import { timelineCsv } from "../../../client/screens/debrief/exports/timeline.ts";
import { debriefCodes, sayDebrief, sayLastCut, sayPart, stepTitle } from "../../../client/screens/debrief/sentences.ts";
import { integrityTold } from "../../../client/screens/debrief/Integrity.tsx";
import { metaOf } from "../../../client/screens/debrief/tree/words.ts";

const view = viewOf(2, "en");
const review = (shown: typeof view, told: typeof report, named = false) => markdownOf(reviewOf(shown, told, named));
const codes = new Set([...debriefCodes, ...knownCodes]);

it("has a sentence for every code of a real report", () => {
  const messages = [
    ...report.story.map(({ message }) => message),
    ...report.profile.map(({ figure }) => figure),
    ...whatIf.skipped.map(({ message }) => message),
  ];
  for (const message of messages) {
    expect(codes).toContain(message.code);
    expect(sayDebrief(message, view.words)).not.toMatch(/undefined|NaN|\{/);
  }
});

it("tells of a breaker that opened on the way to harm", () => {
  expect(codes).toContain("world.breaker-opened");
  const told = sayDebrief(
    { code: "world.breaker-opened", params: { subject: "boot@eu-west>store@eu-west" } },
    view.words,
  );
  expect(told).toMatch(/store.*breaker opens/);
});

const twofold = ["part.loop", "part.verified", "part.steps", "part.all-clear", "part.global"];

it("says in words whether a part of a dial was met", () => {
  for (const { parts } of [...report.profile, ...alone.profile]) {
    for (const { message, moments } of parts) {
      expect(codes).toContain(message.code);
      const [met, not] = [true, false].map((isGood) =>
        sayPart({ message, isGood, moments, deeds: [], ticks: [] }, view.words),
      );
      expect(met).not.toMatch(/undefined|NaN|\{/);
      expect(not !== met || !twofold.includes(message.code)).toBe(true);
    }
  }
});

it("tells a team that changed nothing up to when one action would have been enough", () => {
  const said = sayLastCut(alone.cutPoints, view.words);
  expect(said).toContain("T+23:00");
  const none = alone.cutPoints.map((cut) => ({ ...cut, window: "none" as const }));
  const pending = alone.cutPoints.map((cut) => ({ ...cut, window: "pending" as const }));
  expect(new Set([said, sayLastCut(none, view.words), sayLastCut(pending, view.words)]).size).toBe(3);
});

const said = (code: string, params: Readonly<Record<string, string | number>>): string =>
  sayDebrief({ code, params }, view.words);

it("says what came of it, not what was asked for", () => {
  const met = (code: string, isGood: boolean, params: Readonly<Record<string, string | number>>) =>
    sayPart({ message: { code, params }, isGood, moments: [], ticks: [], deeds: [] }, view.words);
  expect(met("part.declared", false, { after: 19250, limit: 3600 })).toBe(
    "Declared 32:05 simulated after the first page; the limit is 6:00 simulated",
  );
  expect(met("part.undeclared", false, {})).toContain("Never declared");
  const loop = { how: "again", letGo: 16200, again: 27200 };
  expect(met("part.loop", false, loop)).toMatch(/let go at T\+27:00 and closed again at T\+45:20/);
  expect(met("part.global", false, { need: 2, of: 3, later: 0 })).toMatch(
    /By our rule, global: at least 2 of 3 regions/,
  );
  expect(met("part.overlapping", false, { count: 4 })).toMatch(/^4 changes were under way at the same time/);
  expect(met("part.overlapping", true, { count: 0 })).toMatch(/^No two changes/);
});

it("room alone is not told as a recovery", () => {
  const boot = { subject: "boot@us-east" };
  const store = { subject: "store@us-east" };
  expect(said("world.relieved", store)).toBe("store · us-east has room again.");
  expect(said("world.relieved", { ...boot, failing: "boot@us-east" })).toMatch(/refused before they reach them/);
  expect(said("world.relieved", { ...store, failing: "boot@us-east" })).toMatch(/but boot · us-east still fails/);
});

it("tells a second fall as one, and after which change it came", () => {
  const fall = { subject: "store@eu-west", utilization: 1, again: 1 };
  const [ref, label] = [report.deeds[0]?.ref ?? "", report.deeds[0]?.label ?? ""];
  expect(said("world.saturated", fall)).toBe("Again: store · eu-west is full.");
  expect(said("world.saturated", { ...fall, ref, certain: 0 })).toMatch(`just after your change “${label}”`);
  expect(said("world.saturated", { ...fall, ref, certain: 1 })).toMatch(`because of your change “${label}”`);
});

it("says an alert whole, with places named as a room names them", () => {
  const words = { ...view.words, place: (id: string) => placeText(null, id, view.words.t) };
  const told = (params: Message["params"]) => sayDebrief({ code: "alert.fired", params }, words);
  expect(told({ alert: "burn:boot us-east", severity: "page", subject: "boot us-east" })).toBe(
    "Page: error budget burns, boot · us-east",
  );
  const slow = { alert: "p95:boot@us-east", severity: "ticket", subject: "boot@us-east" };
  expect(told({ ...slow, text: "Client start p95 above 800 ms" })).toBe(
    "Ticket: Client start p95 above 800 ms, boot · us-east",
  );
});

it("names the alert of a ticket, and writes places as the map does", () => {
  const ticket = { alert: "boot-p95:boot@us-east", severity: "ticket", subject: "boot@us-east" };
  expect(said("alert.fired", { ...ticket, text: "Client start p95 above 800 ms" })).toContain(
    "Client start p95 above 800 ms, boot · us-east",
  );
  const page = { alert: "burn:boot us-east", severity: "page", subject: "boot us-east" };
  expect(said("alert.fired", page)).toContain("boot · us-east");
});

it("names every step of the cascade", () => {
  for (const node of [...report.tree, ...report.prevented]) expect(stepTitle(node, view.words)).not.toBe(node.kind);
});

it("[50] the review has the headings of a review, all changes, and no person", () => {
  const text = review(view, report);
  for (const heading of [
    "Overview",
    "What happened",
    "Contributing factors",
    "Resolution",
    "Impact",
    "Responders",
    "Messaging",
    "What went well",
    "What went not so well",
    "Timeline",
    "Action items",
  ])
    expect(text).toContain(`## ${heading}\n`);
  for (const { label } of report.deeds) expect(text).toContain(label);
  for (const name of ["ines", "noor", "priya", "tomas"]) expect(text.toLowerCase()).not.toContain(name);
});

it("the review tells times as simulated time and UTC, seats unless names are asked for, and people's words as they are", () => {
  const text = review(view, report);
  expect(text).toContain("T+20:40 (13:40:40 UTC) Throttle client starts");
  expect(text).toContain("- CMD+SCR\n");
  expect(review(view, report, true)).toContain("- CMD+SCR: Ines\n");
  const marks = { ...view, commitments: [{ by: "m1", text: "[x](y) *now*\n# heading", who: "", when: "" }] };
  expect(review(marks, report)).toContain("- [ ] \\[x\\](y) \\*now\\* \\# heading\n");
  expect(text).toContain("A drill of Night Owls with Small Causes; written down on 30 November 2026.");
  expect(review({ ...view, teamName: "*Owls*" }, report)).toContain("A drill of \\*Owls\\* with");
});

it("the review's resolution is what helped, and of all else it says what came of it", () => {
  const [first] = report.deeds;
  if (!first) throw new Error("the report has changes");
  const of = (label: string, saved: number | null, state: Deed["state"] = "effective"): Deed => ({
    ...first,
    label,
    saved,
    state,
  });
  const deeds = [of("A", 1e6), of("B", 10), of("C", -1e6), of("D", null), of("E", null, "failed")];
  const text = review(view, { ...report, deeds });
  const part = (title: string): string => text.split(`## ${title}\n`)[1]?.split("\n## ")[0] ?? "";
  const labels = (title: string) => [...part(title).matchAll(/UTC\) (\w)/g)].map(([, label]) => label);
  expect(labels("Resolution")).toEqual(["A", "D"]);
  expect(labels("What else was changed")).toEqual(["B", "C", "E"]);
  expect(part("Resolution")).toMatch(/\(in effect; saved 1\.0M/);
  expect(part("What else was changed")).toMatch(/made no difference[^]*cost 1\.0M[^]*\(failed\)/);
});

it("names that stand in what people wrote become seats, in the review and in the table", () => {
  const [row] = report.story;
  if (!row) throw new Error("the story has rows");
  const params = { text: "Ines repeats what Noor said; Inesita is a fruit", dimension: "" };
  const star: StoryRow = { ...row, lane: "facilitator", seat: null, message: { code: "guided.bookmark", params } };
  const told = { ...report, story: [star] };
  for (const file of [review(view, told), review(view, told, true), timelineCsv(view, told)]) {
    expect(file).toMatch(/CMD\+SCR repeats what [A-Z+]+ said; Inesita is a fruit/);
  }
});

it("the timeline is a table of all rows, quoted, with nothing in it that a spreadsheet would run", () => {
  const [row] = report.story;
  if (!row) throw new Error("the story has rows");
  const note = { ...row, n: 9999, message: { code: "note", params: { text: '=HYPERLINK("x"), "so"' } } };
  const csv = timelineCsv(view, { ...report, story: [...report.story, note] });
  const lines = csv.trimEnd().split("\r\n");
  expect(lines[0]).toBe("row,simulated_s,t,utc,lane,seat,code,text");
  expect(lines).toHaveLength(report.story.length + 2);
  expect(lines.at(-1)).not.toMatch(/,"?=/);
  for (const name of ["Ines", "Noor", "Priya"]) expect(csv).not.toContain(name);
});

it("leaves out of the review what there is nothing to say about", () => {
  const text = review({ ...view, commitments: [] }, { ...report, deeds: [] });
  expect(text).not.toContain("## Resolution");
  expect(text).not.toContain("## Action items");
  expect(text).not.toMatch(/\n## [^\n]+\n\n\n/);
});

it("asks about customers, and about the board, only where the rules had them", () => {
  const solo = { ...report, rules: { hasBoard: false, hasComms: false } };
  expect(promptsOf(report, view.words).concat(review(view, report)).join()).toMatch(/What the team answered/);
  expect(review(view, solo)).not.toMatch(/What the team answered|customers believe/);
});

it("says that nobody acted any more where a step came after the end", () => {
  const node = report.tree.at(-1);
  expect(node && metaOf(node, { endTick: node.tick - 1 }, view.words, false)).toContain("nobody acted any more");
  expect(node && metaOf(node, { endTick: node.tick }, view.words, false)).not.toContain("nobody acted");
});

it("[M27] says what came to the data of every run where it came to any, and in the review too", () => {
  expect(integrityTold(report.curves, view.words)).toEqual([]);
  const curves = report.curves.map((curve) =>
    curve.of === "team" ? { ...curve, integrity: { diverged: 0, lost: 1234.2, wrong: 5 } } : curve,
  );
  const told = integrityTold(curves, view.words);
  expect(told).toContain("Data, you: 1.2k writes lost for good, 5 wrong answers");
  expect(told).toContain("Data, doing nothing: unhurt");
  const text = review(view, { ...report, curves });
  for (const sentence of told) expect(text).toContain(sentence);
});

it("[M27] has sentences for the events of integrity", () => {
  for (const kind of [
    "leader-changed",
    "data-diverged",
    "data-joined",
    "data-lost",
    "answers-wrong",
    "answers-right",
  ]) {
    const params = { subject: "ledger@west", of: "ledger", writes: 12, wrongRatio: 0.02 };
    expect(codes).toContain(`world.${kind}`);
    expect(sayDebrief({ code: `world.${kind}`, params }, view.words)).not.toMatch(/undefined|NaN|\{|world\./);
  }
});
