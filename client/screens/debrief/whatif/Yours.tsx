/** One of the team's own changes, moved or left out. */
import { Button } from "../../../dom/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { sayChange } from "../sentences.ts";
import { at } from "../time.ts";
import type { DebriefActs, DebriefReport, Deed } from "../view.ts";
import type { Desk, Picked } from "./desk.ts";
import { Moment } from "./Moment.tsx";

export function Yours(props: {
  report: DebriefReport;
  desk: Desk;
  picked: Picked;
  deed: Deed;
  isRunning: boolean;
  acts: Pick<DebriefActs, "runWhatIf">;
  words: Words;
}) {
  const { report, desk, picked, deed, isRunning, acts, words } = props;
  const { t } = words;
  const { tick, isAsked } = picked;
  const { ref } = deed;
  return (
    <>
      <Moment
        label={t("debrief.whatIf.when", { action: sayChange(deed), at: at(deed.launchedTick) })}
        tick={tick}
        was={deed.launchedTick}
        to={report.endTick}
        onTick={(moment) => (desk.tick.value = moment)}
      >
        <Button
          measure="small"
          disabled={isAsked || isRunning}
          onClick={() => acts.runWhatIf({ kind: "move", ref, toTick: tick })}
          data-testid="whatif-move"
        >
          {isAsked ? t("debrief.whatIf.slide") : t("debrief.whatIf.move", { at: at(tick) })}
        </Button>
      </Moment>
      <div class="what-if-ways">
        <select
          class="input"
          aria-label={t("debrief.whatIf.which")}
          value={ref}
          onChange={(event) => {
            desk.ref.value = event.currentTarget.value;
            desk.tick.value = null;
          }}
        >
          {report.deeds.map((one) => (
            <option key={one.ref} value={one.ref}>
              {`${at(one.launchedTick)} ${sayChange(one)}, ${words.place(one.target)}`}
            </option>
          ))}
        </select>
        <Button
          disabled={isRunning}
          onClick={() => acts.runWhatIf({ kind: "remove", ref })}
          data-testid="whatif-remove"
        >
          {t("debrief.whatIf.remove")}
        </Button>
      </div>
    </>
  );
}
