/** The head of a chart of user-minutes: of how many users, lost by when, and what kind of knowledge it is. */
import type { Words } from "../../panels/sentences/index.ts";
import { at } from "./time.ts";
import type { DebriefReport } from "./view.ts";

export function Totals({ report, words, limits }: { report: DebriefReport; words: Words; limits?: string }) {
  const { t, format } = words;
  return (
    <div class="debrief-head">
      <h2>
        {t("debrief.affected")}{" "}
        <span class="quiet">
          {t("debrief.affected.totals", { users: format.count(report.users), until: at(report.horizonTick) })}
        </span>
      </h2>
      {limits !== undefined && <span class="quiet">{limits}</span>}
    </div>
  );
}
