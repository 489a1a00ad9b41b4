/** The reveal: how the small cause spread, what it cost, and what one change at another moment would have done. */
import { Button } from "../../dom/index.ts";
import { Curves } from "./Curves.tsx";
import { Profile } from "./Profile.tsx";
import { Questions } from "./Questions.tsx";
import { review } from "./review.ts";
import { Tree } from "./tree/Tree.tsx";
import { WhatIf } from "./WhatIf.tsx";
import type { DebriefActs, DebriefScreenView, DebriefReport } from "./view.ts";

export function Reveal({ view, report, acts }: { view: DebriefScreenView; report: DebriefReport; acts: DebriefActs }) {
  const { words, kinds } = view;
  const { t, format } = words;
  const whatIf = view.whatIfs.at(-1);
  const total = report.curves.find(({ of }) => of === "team")?.userMinutes.at(-1) ?? 0;
  return (
    <main class="reveal">
      <section class="card debrief-card reveal-tree" aria-label={t("debrief.tree")}>
        <h2>
          {t("debrief.tree")} <span class="quiet">{report.title}</span>
        </h2>
        <Tree report={report} kinds={kinds} words={words} />
      </section>
      <section class="card debrief-card reveal-curves">
        <div class="debrief-head">
          <h2>
            {t("debrief.affected")}{" "}
            <span class="quiet">
              {t("debrief.affected.totals", { users: format.count(report.users), total: format.userMinutes(total) })}
            </span>
          </h2>
          <span class="quiet">{t("debrief.modelBased")}</span>
        </div>
        <Curves report={report} whatIf={whatIf} words={words} />
      </section>
      <aside>
        <WhatIf report={report} whatIf={whatIf} acts={acts} words={words} />
        <Questions report={report} words={words} />
        <Profile report={report} words={words} />
        <div class="reveal-foot">
          <Button measure="large" onClick={() => acts.runAgain()} disabled={!view.isHost} data-testid="run-again">
            {t("debrief.again")}
          </Button>
          <Button measure="large" onClick={() => acts.save("review.md", review(view, report))} data-testid="export">
            {t("debrief.export")}
          </Button>
        </div>
      </aside>
    </main>
  );
}
