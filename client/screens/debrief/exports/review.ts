/**
 * The review of the incident, with the headings of a post-incident review. It names seats; people only where somebody
 * asks for it, as those who responded and never as a cause. What the model says is said as such.
 */
import { integrityTold } from "../Integrity.tsx";
import { isContinued, lostBy, playedOf, totalOf } from "../curves.ts";
import { promptsOf } from "../Prompts.tsx";
import { sayAdded, sayChange, sayDebrief, sayIdea, sayPart, sayRow, stepTold } from "../sentences.ts";
import { at } from "../time.ts";
import type { DebriefReport, DebriefScreenView, Deed } from "../view.ts";
import { moment, utcOf } from "./moment.ts";
import { bySeats, withoutNames } from "./seats.ts";

export interface Review {
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

export type Line =
  | { readonly kind: "text" | "item" | "todo"; readonly text: string }
  /** What a person wrote: no part of it is a mark. */
  | { readonly kind: "written"; readonly text: string };

/** What of the screen's view a review is made from. */
export type Reviewed = Pick<
  DebriefScreenView,
  "incident" | "teamName" | "today" | "words" | "commitments" | "found" | "responders" | "posts" | "kinds"
>;

const text = (said: string): Line => ({ kind: "text", text: said });
const item = (said: string): Line => ({ kind: "item", text: said });
const written = (said: string): Line => ({ kind: "written", text: said });

export function reviewOf(view: Reviewed, report: DebriefReport, named: boolean): Review {
  const { t } = view.words;
  const sections: readonly Section[] = [
    { title: t("debrief.review.overview"), lines: overview(view, report) },
    {
      title: t("debrief.review.happened"),
      lines: report.tree.map((node) => item(`${moment(node.tick, report)} ${stepTold(node, view.words)}`)),
    },
    { title: t("debrief.review.factors"), lines: factors(view, report) },
    ...changes(view, report),
    { title: t("debrief.review.impact"), lines: impact(view, report) },
    { title: t("debrief.review.responders"), lines: responders(view, named) },
    { title: t("debrief.review.messaging"), lines: messaging(view, report) },
    ...partsOf(view, report),
    { title: t("debrief.review.answers"), lines: answers(view, report) },
    {
      title: t("debrief.review.profile"),
      lines: report.profile.map((dial) =>
        item(`${t(`debrief.dial.${dial.id}`)}: ${sayDebrief(dial.figure, view.words)}`),
      ),
    },
    { title: t("debrief.review.timeline"), lines: timeline(view, report) },
    { title: t("debrief.prompts"), lines: promptsOf(report, view.words).map(item) },
    {
      title: t("debrief.review.actions"),
      lines: view.commitments.map(({ text: what, who, when }): Line => ({
        kind: "todo",
        text: [what, who, when].filter((piece) => piece !== "").join(", "),
      })),
    },
  ];
  return {
    title: t("debrief.review.title", { incident: view.incident }),
    sections: sections.filter(({ lines }) => lines.length > 0),
  };
}

function overview({ words: { t }, teamName, today }: Reviewed, report: DebriefReport): readonly Line[] {
  const [from, to] = [utcOf(0, report), utcOf(report.endTick, report)];
  return [
    text(`${report.title}. ${report.learn}`),
    text(t("debrief.review.when", { date: report.startUtc.slice(0, 10), from, to, end: at(report.endTick) })),
    teamName === null
      ? text(t("debrief.review.day", { day: today }))
      : written(t("debrief.review.dayOf", { team: teamName, day: today })),
  ];
}

function factors({ words: { t } }: Reviewed, report: DebriefReport): readonly Line[] {
  return report.truth.map(({ role, says }) =>
    item(`${t(role === "trigger" ? "question.started" : "question.sustains")} ${says}`),
  );
}

/** What costs or saves less than this share of all that was lost made no difference. */
const NOTHING = 0.01;

/** What resolved it: what saved something, and what is in effect where nobody knows. All else was changed as well. */
function changes({ words }: Reviewed, report: DebriefReport): readonly Section[] {
  const { t } = words;
  const nothing = NOTHING * lostBy("team", report);
  const helped = ({ saved, state }: Deed): boolean => (saved === null ? state === "effective" : saved > nothing);
  const line = (deed: Deed): Line => {
    const came = [t(`debrief.state.${deed.state}`), worth(deed, nothing, words)].filter((piece) => piece !== "");
    const what = `${sayChange(deed)}, ${words.place(deed.target)}`;
    return item(`${moment(deed.launchedTick, report)} ${what} (${came.join("; ")})`);
  };
  return [
    { title: t("debrief.review.resolution"), lines: report.deeds.filter(helped).map(line) },
    { title: t("debrief.review.changes"), lines: report.deeds.filter((deed) => !helped(deed)).map(line) },
  ];
}

function worth({ saved }: Deed, nothing: number, { t, format }: Reviewed["words"]): string {
  if (saved === null) return "";
  if (Math.abs(saved) <= nothing) return t("debrief.review.deed.nothing");
  const amount = format.userMinutes(Math.abs(saved));
  return t(saved > 0 ? "debrief.review.deed.saved" : "debrief.review.deed.cost", { amount });
}

function found({ words, found: cut }: Reviewed, report: DebriefReport): readonly Line[] {
  const best = cut?.best;
  if (best?.change.kind !== "add" || best.userMinutes === null) return [];
  const action = sayAdded(best.change, report, words);
  const saved = words.format.userMinutes(Math.max(0, lostBy("team", report) - best.userMinutes));
  return [text(words.t("debrief.review.found", { action, saved }))];
}

function impact(view: Reviewed, report: DebriefReport): readonly Line[] {
  const { words } = view;
  const { t, format } = words;
  const totals = report.curves.map((curve) =>
    item(`${t(`debrief.review.${curve.of}`)}: ${format.userMinutes(totalOf(curve))}`),
  );
  const team = report.curves.find(({ of }) => of === "team");
  const played =
    team && isContinued(report)
      ? [
          item(
            t("debrief.review.played", {
              end: at(report.endTick),
              played: format.userMinutes(playedOf(team, report.endTick)),
            }),
          ),
        ]
      : [];
  return [
    ...totals,
    ...integrityTold(report.curves, words).map(item),
    ...played,
    text(t("debrief.modelBased")),
    ...found(view, report),
  ];
}

function responders({ responders: seats, words: { t } }: Reviewed, named: boolean): readonly Line[] {
  return seats
    .filter(({ isHeld }) => isHeld)
    .map(({ consoles, person }) =>
      named && person !== null ? written(t("debrief.review.held", { consoles, person })) : item(consoles),
    );
}

function messaging(view: Reviewed, report: DebriefReport): readonly Line[] {
  const { t } = view.words;
  return view.posts.map(({ tick, state, regions, impact: said }) =>
    written(
      t("debrief.review.post", {
        at: moment(tick, report),
        state: t(`incident.state.${state}`),
        regions: regions.join(", "),
        said: withoutNames(said, view),
      }),
    ),
  );
}

/** By the parts of the dials: what was met, and what was not. */
function partsOf({ words }: Reviewed, report: DebriefReport): readonly Section[] {
  const parts = report.profile.flatMap((dial) => dial.parts);
  const said = (isGood: boolean) =>
    parts.filter((one) => one.isGood === isGood).map((one) => item(sayPart(one, words)));
  return [
    { title: words.t("debrief.review.well"), lines: said(true) },
    { title: words.t("debrief.review.notSoWell"), lines: said(false) },
  ];
}

function answers({ words }: Reviewed, report: DebriefReport): readonly Line[] {
  const { t } = words;
  return (report.rules.hasBoard ? report.truth : []).map(({ role, said, verdict }) => {
    const answer = said ? t(`debrief.verdict.${verdict}`, { said: sayIdea(said, words) }) : t("debrief.verdict.none");
    return item(`${t(role === "trigger" ? "question.started" : "question.sustains")} ${answer}`);
  });
}

function timeline(view: Reviewed, report: DebriefReport): readonly Line[] {
  const words = bySeats(view);
  return report.story
    .filter(({ lane }) => lane !== "session")
    .map((row) => {
      const by = row.seat === null ? "" : ` (${words.seat(row.seat)})`;
      return written(`${moment(row.tick, report)} ${withoutNames(sayRow(row, words), view)}${by}`);
    });
}

export function markdownOf({ title, sections }: Review): string {
  return [
    `# ${title}\n`,
    ...sections.map((section) => `## ${section.title}\n\n${section.lines.map(marked).join("\n")}\n`),
  ].join("\n");
}

function marked({ kind, text: said }: Line, at: number): string {
  switch (kind) {
    case "text":
      return at === 0 ? said : `\n${said}`;
    case "item":
      return `- ${said}`;
    case "todo":
      return `- [ ] ${plain(said)}`;
    case "written":
      return `- ${plain(said)}`;
  }
}

/** What people wrote stays what they wrote, whatever Markdown would make of it. */
function plain(said: string): string {
  return said.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>#|]/g, (mark) => `\\${mark}`);
}
