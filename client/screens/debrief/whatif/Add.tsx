/** An action that nobody launched: which of all consoles', where, how much, and when. */
import { Button } from "../../../dom/index.ts";
import { amountText } from "../../../panels/frame/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { at } from "../time.ts";
import type { DebriefActs, DebriefReport, DeclaredAction } from "../view.ts";
import type { Desk, Picked } from "./desk.ts";
import { Moment } from "./Moment.tsx";

export function Add(props: {
  report: DebriefReport;
  desk: Desk;
  picked: Picked;
  spec: DeclaredAction;
  isRunning: boolean;
  acts: Pick<DebriefActs, "runWhatIf">;
  words: Words;
}) {
  const { report, desk, picked, spec, isRunning, acts, words } = props;
  const { t } = words;
  const { target, value, tick, isAsked } = picked;
  const { action } = spec;
  return (
    <>
      <Moment
        label={t("debrief.whatIf.addWhen", { action: spec.label })}
        tick={tick}
        was={null}
        to={report.endTick}
        onTick={(moment) => (desk.tick.value = moment)}
      >
        <Button
          measure="small"
          disabled={isAsked || isRunning}
          onClick={() => acts.runWhatIf({ kind: "add", action, target, value, toTick: tick })}
          data-testid="whatif-add"
        >
          {isAsked ? t("debrief.whatIf.slide") : t("debrief.whatIf.addAt", { at: at(tick) })}
        </Button>
      </Moment>
      <select
        class="input"
        aria-label={t("debrief.whatIf.addWhich")}
        value={action}
        data-testid="whatif-action"
        onChange={(event) => {
          desk.action.value = event.currentTarget.value;
          [desk.target, desk.value].forEach((field) => (field.value = null));
        }}
      >
        {byConsoles(report.actions).map(([consoles, actions]) => (
          <optgroup key={consoles} label={consoles}>
            {actions.map((one) => (
              <option key={one.action} value={one.action}>
                {one.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <div class="what-if-amount">
        <select
          class="input"
          aria-label={t("debrief.whatIf.addWhere")}
          value={target}
          disabled={spec.targets.length < 2}
          onChange={(event) => (desk.target.value = event.currentTarget.value)}
          data-testid="whatif-target"
        >
          {spec.targets.map((place) => (
            <option key={place} value={place}>
              {words.place(place)}
            </option>
          ))}
        </select>
        {spec.value && (
          <label>
            <input
              type="range"
              aria-label={t("debrief.whatIf.addHowMuch")}
              aria-valuetext={amountText(words, value, spec.value.unit, spec.value)}
              min={spec.value.min}
              max={spec.value.max}
              step={spec.value.step}
              value={value}
              onInput={(event) => (desk.value.value = Number(event.currentTarget.value))}
              data-testid="whatif-value"
            />
            <output class="mono">{amountText(words, value, spec.value.unit, spec.value)}</output>
          </label>
        )}
      </div>
    </>
  );
}

/** Actions under the consoles that may launch them. */
function byConsoles(actions: readonly DeclaredAction[]): readonly (readonly [string, readonly DeclaredAction[]])[] {
  const groups = new Map<string, DeclaredAction[]>();
  for (const one of actions) {
    const name = one.consoles.join(", ");
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups];
}
