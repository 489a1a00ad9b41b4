/** The reveal: how the small cause spread, what it cost, and what one change at another moment would have done. */
import { Curves } from "./Curves.tsx";
import { Profile } from "./Profile.tsx";
import { Questions } from "./Questions.tsx";
import { Totals } from "./Totals.tsx";
import { Tree } from "./tree/Tree.tsx";
import { Ways } from "./Ways.tsx";
import { WhatIf } from "./WhatIf.tsx";
import type { DebriefActs, DebriefScreenView, DebriefReport } from "./view.ts";

export function Reveal({ view, report, acts }: { view: DebriefScreenView; report: DebriefReport; acts: DebriefActs }) {
  const { words, kinds } = view;
  const { t } = words;
  const whatIf = view.whatIfs.at(-1) ?? report.save ?? undefined;
  return (
    <main class="reveal">
      <section class="card debrief-card reveal-tree" aria-label={t("debrief.tree")}>
        <h2>
          {t("debrief.tree")} <span class="quiet">{report.title}</span>
        </h2>
        <Tree report={report} kinds={kinds} words={words} />
      </section>
      <section class="card debrief-card reveal-curves">
        <Totals
          report={report}
          words={words}
          limits={t(whatIf?.curve ? "debrief.whatIf.limits" : "debrief.modelBased")}
        />
        <Curves report={report} whatIf={whatIf} words={words} />
      </section>
      <aside>
        <div class="reveal-side">
          <WhatIf report={report} whatIf={whatIf} acts={acts} words={words} />
          <Questions report={report} answers={view.answers} words={words} />
          <Profile report={report} words={words} />
        </div>
        <Ways view={view} report={report} acts={acts} />
      </aside>
    </main>
  );
}
