/** The ways out of a debrief: play it again, which the host decides, and the review as a file. */
import { useSignal } from "@preact/signals";
import { Button, Dialog } from "../../dom/index.ts";
import { markdownOf, reviewOf } from "./exports/review.ts";
import type { DebriefActs, DebriefScreenView, DebriefReport } from "./view.ts";

interface WaysProps {
  readonly view: DebriefScreenView;
  readonly report: DebriefReport;
  readonly acts: DebriefActs;
  /** The review stands among the other files beside it. */
  readonly hasExports?: boolean;
}

export function Ways({ view, report, acts, hasExports = false }: WaysProps) {
  const { t } = view.words;
  const asking = useSignal<"same" | "new" | null>(null);
  const again = (incident: "same" | "new", words: string) => (
    <Button measure="large" onClick={() => (asking.value = incident)} data-testid={`run-again-${incident}`}>
      {words}
    </Button>
  );
  const go = (): void => {
    const incident = asking.value;
    asking.value = null;
    if (incident !== null) acts.runAgain(incident);
  };
  return (
    <div class="reveal-foot">
      {!view.recording && view.isAlone && again("new", t("debrief.again"))}
      {!view.recording && !view.isAlone && view.isHost && (
        <>
          {again("same", t("debrief.again.same"))}
          {again("new", t("debrief.again.new"))}
        </>
      )}
      {!view.recording && !view.isAlone && !view.isHost && <p class="quiet">{t("debrief.again.host")}</p>}
      {asking.value !== null && (
        <Dialog title={t("debrief.again.sure")} onClose={() => (asking.value = null)}>
          <div class="ending">
            <p>{t("debrief.again.about")}</p>
            <Button look="primary" onClick={go} data-testid="run-again-sure">
              {t("debrief.again.go")}
            </Button>
          </div>
        </Dialog>
      )}
      {view.problem && (
        <p class="field-error" role="alert">
          {view.problem}
        </p>
      )}
      {!hasExports && (
        <Button
          measure="large"
          onClick={() =>
            acts.save(
              `review-${view.incident.toLowerCase().replaceAll(" ", "-")}.md`,
              "text/markdown",
              markdownOf(reviewOf(view, report, false)),
            )
          }
          data-testid="export"
        >
          {t("debrief.export")}
        </Button>
      )}
    </div>
  );
}
