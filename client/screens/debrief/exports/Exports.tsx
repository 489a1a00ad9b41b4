/** What can be taken away: the review as text or on paper, the timeline, the cascade; for the host the recording. */
import { useSignal } from "@preact/signals";
import type { Refusal } from "../../../../shared/base/index.ts";
import { Button } from "../../../dom/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { useText } from "../../../text/index.ts";
import type { DebriefActs, DebriefReport, DebriefScreenView } from "../view.ts";
import { Printed } from "./Printed.tsx";
import { markdownOf, reviewOf } from "./review.ts";
import { timelineCsv } from "./timeline.ts";
import { treeFile } from "./treeFile.tsx";

interface ExportsProps {
  readonly view: DebriefScreenView;
  readonly report: DebriefReport;
  readonly acts: DebriefActs;
}

export function Exports({ view, report, acts }: ExportsProps) {
  const { t } = view.words;
  const { refusalText } = useText();
  const named = useSignal(false);
  const problem = useSignal<Refusal | undefined>(undefined);
  const host = view.isHost ? acts.host : null;
  const told = async (asked: Promise<Refusal | undefined>): Promise<void> => {
    problem.value = await asked;
  };
  const review = (): string => markdownOf(reviewOf(view, report, named.value));
  return (
    <section class="exports">
      <h2>{t("debrief.exports")}</h2>
      <div class="exports-files">
        <Button onClick={() => acts.save("review.md", "text/markdown", review())} data-testid="export">
          {t("debrief.exports.review")}
        </Button>
        <Button onClick={() => acts.print()} data-testid="export-print">
          {t("debrief.exports.print")}
        </Button>
        <Button
          onClick={() => acts.save("timeline.csv", "text/csv", timelineCsv(view, report))}
          data-testid="export-timeline"
        >
          {t("debrief.exports.timeline")}
        </Button>
        <Button
          onClick={() => acts.save("tree.svg", "image/svg+xml", treeFile(view, report))}
          data-testid="export-tree"
        >
          {t("debrief.exports.tree")}
        </Button>
        {host && (
          <Button onClick={() => void told(host.keepRecording())} data-testid="export-recording">
            {t("debrief.exports.recording")}
          </Button>
        )}
      </div>
      {view.responders.some(({ person }) => person !== null) && (
        <label class="exports-named">
          <input
            type="checkbox"
            checked={named.value}
            onChange={(event) => (named.value = event.currentTarget.checked)}
          />
          {t("debrief.exports.named")}
        </label>
      )}
      {host && <Delete onDelete={() => void told(host.remove())} words={view.words} />}
      {problem.value !== undefined && (
        <p class="field-error" role="alert">
          {refusalText(problem.value)}
        </p>
      )}
      <Printed view={view} report={report} named={named.value} />
    </section>
  );
}

/** One click, after one question. */
function Delete({ onDelete, words: { t } }: { onDelete: () => void; words: Words }) {
  const isAsking = useSignal(false);
  if (!isAsking.value) {
    return (
      <p class="exports-delete">
        <Button look="quiet" measure="small" onClick={() => (isAsking.value = true)} data-testid="delete-session">
          {t("debrief.delete")}
        </Button>
      </p>
    );
  }
  return (
    <div class="exports-delete" role="alertdialog" aria-label={t("debrief.delete")}>
      <p>{t("debrief.delete.sure")}</p>
      <Button measure="small" onClick={onDelete} data-testid="delete-sure">
        {t("debrief.delete.yes")}
      </Button>
      <Button look="quiet" measure="small" onClick={() => (isAsking.value = false)}>
        {t("debrief.delete.no")}
      </Button>
    </div>
  );
}
