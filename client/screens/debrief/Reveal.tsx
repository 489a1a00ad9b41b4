/** The reveal: how the small cause spread, what it cost, and what one change at another moment would have done. */
import { Curves } from "./Curves.tsx";
import type { OnMoment } from "./Moments.tsx";
import { Profile } from "./Profile.tsx";
import { Questions } from "./Questions.tsx";
import { Totals } from "./Totals.tsx";
import { Player } from "./replay/Player.tsx";
import { ReplayMap } from "./replay/ReplayMap.tsx";
import { TreeOrMap } from "./replay/TreeOrMap.tsx";
import { useShown } from "./replay/useShown.ts";
import type { Following } from "./replay/useShown.ts";
import { Tree } from "./tree/Tree.tsx";
import { Ways } from "./Ways.tsx";
import { modeOf, pickedOf, useDesk } from "./whatif/desk.ts";
import { WhatIf } from "./whatif/WhatIf.tsx";
import type { DebriefActs, DebriefScreenView, DebriefReport } from "./view.ts";

export function Reveal(props: {
  view: DebriefScreenView;
  report: DebriefReport;
  acts: DebriefActs;
  following: Following;
  onMoment: OnMoment;
}) {
  const { view, report, acts, following, onMoment } = props;
  const { words } = view;
  const { t } = words;
  const asked = view.whatIfs.at(-1);
  const desk = useDesk();
  const mode = modeOf(desk, asked, view.found);
  const picked = pickedOf(desk, mode, report, asked);
  const isPicking = mode === "add" || (mode === "yours" && picked.deed !== undefined);
  const whatIf = mode === "found" ? (view.found?.best ?? undefined) : asked;
  const onTick = (tick: number): void => void (desk.tick.value = tick);
  return (
    <main class="reveal">
      <Spread view={view} report={report} following={following} />
      <section class="card debrief-card reveal-curves">
        <Totals
          report={report}
          words={words}
          limits={t(whatIf?.curve ? "debrief.whatIf.limits" : "debrief.modelBased")}
        />
        <Curves
          report={report}
          whatIf={whatIf}
          words={words}
          handle={isPicking ? { tick: picked.tick, to: report.endTick, onTick } : undefined}
        />
      </section>
      <aside>
        <div class="reveal-side">
          <WhatIf
            report={report}
            whatIf={asked}
            found={view.found}
            desk={desk}
            acts={acts}
            words={words}
            problem={view.problem ?? null}
          />
          <Questions report={report} answers={view.answers} words={words} onMoment={onMoment} />
          <Profile report={report} words={words} onMoment={onMoment} />
        </div>
        <Ways view={view} report={report} acts={acts} />
      </aside>
    </main>
  );
}

/** From the one small cause on: at a glance as a tree over time, or step by step on the map with what was believed then. */
function Spread(props: { view: DebriefScreenView; report: DebriefReport; following: Following }) {
  const { view, report, following } = props;
  const { words, kinds, map } = view;
  const { t } = words;
  const { spread, replay } = useShown(
    following,
    Math.max(0, Math.min(...report.tree.map(({ tick }) => tick), report.endTick)),
    report.horizonTick,
  );
  return (
    <section class="card debrief-card reveal-tree" aria-label={t("debrief.tree")}>
      <div class="debrief-head">
        <h2>
          {t("debrief.tree")} <span class="quiet">{report.title}</span>
        </h2>
        {map && (
          <TreeOrMap label={t("debrief.tree")} chosen={spread.value} onChoose={(chosen) => (spread.value = chosen)} />
        )}
      </div>
      {map && spread.value === "map" ? (
        <div class="reveal-map">
          <ReplayMap of={{ map, report }} which="true" tick={replay.tick.value} words={words} />
          <Player replay={replay} report={report} words={words} />
        </div>
      ) : (
        <Tree report={report} kinds={kinds} words={words} />
      )}
    </section>
  );
}
