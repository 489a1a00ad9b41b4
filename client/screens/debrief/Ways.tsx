/** The ways out of a debrief: play it again, which the host decides, and the review as a file. */
import { Button } from "../../dom/index.ts";
import { review } from "./review.ts";
import type { DebriefActs, DebriefScreenView, DebriefReport } from "./view.ts";

export function Ways({ view, report, acts }: { view: DebriefScreenView; report: DebriefReport; acts: DebriefActs }) {
  const { t } = view.words;
  return (
    <div class="reveal-foot">
      {view.isHost ? (
        <Button measure="large" onClick={() => acts.runAgain()} data-testid="run-again">
          {t("debrief.again")}
        </Button>
      ) : (
        <p class="quiet">{t("debrief.again.host")}</p>
      )}
      <Button measure="large" onClick={() => acts.save("review.md", review(view, report))} data-testid="export">
        {t("debrief.export")}
      </Button>
    </div>
  );
}
