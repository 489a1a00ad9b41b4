/** The head of a chart of user-minutes: of how many users, lost by when, and what kind of knowledge it is. */
import type { Words } from "../../panels/sentences/index.ts";
import { Integrity } from "./Integrity.tsx";
import { isContinued, lostBy, playedOf } from "./curves.ts";
import { at } from "./time.ts";
import type { DebriefReport } from "./view.ts";

export function Totals({ report, words, limits }: { report: DebriefReport; words: Words; limits?: string }) {
  const { t, format } = words;
  const team = report.curves.find(({ of }) => of === "team");
  const played = team ? playedOf(team, report.endTick) : 0;
  return (
    <div>
      <div class="debrief-head">
        <h2>
          {t("debrief.affected")}{" "}
          <span class="quiet">
            {t("debrief.affected.totals", {
              users: format.count(Math.max(0, ...report.users)),
              until: at(report.horizonTick),
            })}{" "}
            {isContinued(report) &&
              t("debrief.affected.continued", {
                played: format.count(played),
                end: at(report.endTick),
                more: format.count(lostBy("team", report) - played),
              })}
          </span>
        </h2>
        {limits !== undefined && <span class="quiet">{limits}</span>}
      </div>
      <Integrity curves={report.curves} words={words} />
    </div>
  );
}
