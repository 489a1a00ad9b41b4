import { expect, it } from "vitest";
import { debriefView } from "../../../client/gallery/debrief.ts";
import { report, whatIf } from "../../../client/gallery/debriefReport.ts";
import { knownCodes } from "../../../client/panels/sentences/index.ts";
import { review } from "../../../client/screens/debrief/review.ts";
import { debriefCodes, sayDebrief, stepTitle } from "../../../client/screens/debrief/sentences.ts";

const view = debriefView(2, "en");
const codes = new Set([...debriefCodes, ...knownCodes]);

it("has a sentence for every code of a real report", () => {
  const messages = [
    ...report.story.map(({ message }) => message),
    ...report.profile.flatMap(({ figure, parts }) => [figure, ...parts.map(({ message }) => message)]),
    ...whatIf.skipped.map(({ message }) => message),
  ];
  for (const message of messages) {
    expect(codes).toContain(message.code);
    expect(sayDebrief(message, view.words)).not.toMatch(/undefined|NaN|\{/);
  }
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
