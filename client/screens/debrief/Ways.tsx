/** The ways out of a debrief: play it again, which the host decides, and the review as a file. */
import { Button } from "../../dom/index.ts";
import { review } from "./review.ts";
import type { DebriefActs, DebriefScreenView, DebriefReport } from "./view.ts";

export function Ways({ view, report, acts }: { view: DebriefScreenView; report: DebriefReport; acts: DebriefActs }) {
  const { t } = view.words;
  const again = (incident: "same" | "new", words: string) => (
    <Button measure="large" onClick={() => acts.runAgain(incident)} data-testid={`run-again-${incident}`}>
      {words}
    </Button>
  );
  return (
    <div class="reveal-foot">
      {view.isAlone && again("new", t("debrief.again"))}
      {!view.isAlone && view.isHost && (
        <>
          {again("same", t("debrief.again.same"))}
          {again("new", t("debrief.again.new"))}
        </>
      )}
      {!view.isAlone && !view.isHost && <p class="quiet">{t("debrief.again.host")}</p>}
      {view.problem && (
        <p class="field-error" role="alert">
          {view.problem}
        </p>
      )}
      <Button measure="large" onClick={() => acts.save("review.md", review(view, report))} data-testid="export">
        {t("debrief.export")}
      </Button>
    </div>
  );
}
