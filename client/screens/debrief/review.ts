/**
 * The review as a Markdown file, with the headings of a post-incident review. It names seats, never a person as a
 * cause, and says what the model says as such.
 */
import { promptsOf } from "./Prompts.tsx";
import { sayDebrief, sayIdea, stepTitle } from "./sentences.ts";
import { totalOf } from "./curves.ts";
import { at } from "./time.ts";
import type { DebriefScreenView, DebriefReport } from "./view.ts";

export function review(view: DebriefScreenView, report: DebriefReport): string {
  const { words } = view;
  const { t, format } = words;
  const section = (title: string, lines: readonly string[]): string => `## ${title}\n\n${lines.join("\n")}\n`;
  const totals = report.curves.map(
    (curve) => `- ${t(`debrief.review.${curve.of}`)}: ${format.userMinutes(totalOf(curve))}`,
  );
  const rows = report.story.filter(({ lane }) => lane !== "session");
  return [
    `# ${t("debrief.review.title", { incident: view.incident })}\n`,
    section(t("debrief.review.overview"), [report.title + ".", report.learn]),
    section(
      t("debrief.review.happened"),
      report.tree.map(
        (node) => `- ${at(node.tick)} ${stepTitle(node, words)}${node.region === null ? "" : ` (${node.region})`}`,
      ),
    ),
    section(
      t("debrief.review.factors"),
      report.truth.map(
        ({ role, says }) => `- ${t(role === "trigger" ? "question.started" : "question.sustains")} ${says}`,
      ),
    ),
    section(
      t("debrief.review.resolution"),
      report.deeds.map(
        ({ launchedTick, label, target, state }) =>
          `- ${at(launchedTick)} ${label}, ${words.place(target)} (${t(`debrief.state.${state}`)})`,
      ),
    ),
    section(t("debrief.review.impact"), [...totals, "", t("debrief.modelBased")]),
    section(
      t("debrief.review.answers"),
      report.truth.map(
        ({ role, said, verdict }) =>
          `- ${t(role === "trigger" ? "question.started" : "question.sustains")} ${said ? t(`debrief.verdict.${verdict}`, { said: sayIdea(said, words) }) : t("debrief.verdict.none")}`,
      ),
    ),
    section(
      t("debrief.review.profile"),
      report.profile.map((dial) => `- ${t(`debrief.dial.${dial.id}`)}: ${sayDebrief(dial.figure, words)}`),
    ),
    section(
      t("debrief.review.timeline"),
      rows.map(({ tick, message }) => `- ${at(tick)} ${sayDebrief(message, words)}`),
    ),
    section(
      t("debrief.prompts"),
      promptsOf(report, words).map((prompt) => `- ${prompt}`),
    ),
    section(
      t("debrief.review.actions"),
      view.commitments.map(
        ({ text, who, when }) => `- [ ] ${[text, who, when].filter((piece) => piece !== "").join(", ")}`,
      ),
    ),
  ].join("\n");
}
