/**
 * The review as a Markdown file, with the headings of a post-incident review. It names seats, never a person as a
 * cause, and says what the model says as such.
 */
import { promptsOf } from "./Prompts.tsx";
import { sayChange, sayDebrief, sayIdea, stepTold } from "./sentences.ts";
import { integrityTold } from "./Integrity.tsx";
import { isContinued, playedOf, totalOf } from "./curves.ts";
import { at } from "./time.ts";
import type { DebriefScreenView, DebriefReport } from "./view.ts";

export function review(view: DebriefScreenView, report: DebriefReport): string {
  const { words } = view;
  const { t, format } = words;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`## ${title}\n\n${lines.join("\n")}\n`];
  const totals = report.curves.map(
    (curve) => `- ${t(`debrief.review.${curve.of}`)}: ${format.userMinutes(totalOf(curve))}`,
  );
  const team = report.curves.find(({ of }) => of === "team");
  const played =
    team && isContinued(report)
      ? [
          `- ${t("debrief.review.played", { end: at(report.endTick), played: format.userMinutes(playedOf(team, report.endTick)) })}`,
        ]
      : [];
  const data = integrityTold(report.curves, words).map((told) => `- ${told}`);
  const rows = report.story.filter(({ lane }) => lane !== "session");
  return [
    `# ${t("debrief.review.title", { incident: view.incident })}\n`,
    ...section(t("debrief.review.overview"), [report.title + ".", report.learn]),
    ...section(
      t("debrief.review.happened"),
      report.tree.map((node) => `- ${at(node.tick)} ${stepTold(node, words)}`),
    ),
    ...section(
      t("debrief.review.factors"),
      report.truth.map(
        ({ role, says }) => `- ${t(role === "trigger" ? "question.started" : "question.sustains")} ${says}`,
      ),
    ),
    ...section(
      t("debrief.review.resolution"),
      report.deeds.map(
        (deed) =>
          `- ${at(deed.launchedTick)} ${sayChange(deed)}, ${words.place(deed.target)} (${t(`debrief.state.${deed.state}`)})`,
      ),
    ),
    ...section(t("debrief.review.impact"), [...totals, ...data, ...played, "", t("debrief.modelBased")]),
    ...section(
      t("debrief.review.answers"),
      (report.rules.hasBoard ? report.truth : []).map(
        ({ role, said, verdict }) =>
          `- ${t(role === "trigger" ? "question.started" : "question.sustains")} ${said ? t(`debrief.verdict.${verdict}`, { said: sayIdea(said, words) }) : t("debrief.verdict.none")}`,
      ),
    ),
    ...section(
      t("debrief.review.profile"),
      report.profile.map((dial) => `- ${t(`debrief.dial.${dial.id}`)}: ${sayDebrief(dial.figure, words)}`),
    ),
    ...section(
      t("debrief.review.timeline"),
      rows.map(({ tick, message }) => `- ${at(tick)} ${sayDebrief(message, words)}`),
    ),
    ...section(
      t("debrief.prompts"),
      promptsOf(report, words).map((prompt) => `- ${prompt}`),
    ),
    ...section(
      t("debrief.review.actions"),
      view.commitments.map(
        ({ text, who, when }) => `- [ ] ${[text, who, when].filter((piece) => piece !== "").join(", ")}`,
      ),
    ),
  ].join("\n");
}
