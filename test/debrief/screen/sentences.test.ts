import { expect, it } from "vitest";
import { viewOf } from "../../../client/gallery/debrief.ts";
import { report as alone } from "../../../client/gallery/debriefAlone.ts";
import { report, whatIf } from "../../../client/gallery/debriefReport.ts";
import { knownCodes } from "../../../client/panels/sentences/index.ts";
import { review } from "../../../client/screens/debrief/review.ts";
import { debriefCodes, sayDebrief, sayLastCut, sayPart, stepTitle } from "../../../client/screens/debrief/sentences.ts";

const view = viewOf(2, "en");
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

const twofold = ["part.loop", "part.verified", "part.steps", "part.declared", "part.all-clear"];

it("says in words whether a part of a dial was met", () => {
  for (const { parts } of [...report.profile, ...alone.profile]) {
    for (const { message, moments } of parts) {
      expect(codes).toContain(message.code);
      const [met, not] = [true, false].map((isGood) => sayPart({ message, isGood, moments }, view.words));
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
    "Timeline",
    "Action items",
  ])
    expect(text).toContain(`## ${heading}\n`);
  for (const { label } of report.deeds) expect(text).toContain(label);
  for (const name of ["ines", "noor", "priya", "tomas"]) expect(text.toLowerCase()).not.toContain(name);
});
