/** How much: a slider in the unit that the scenario declares, or a switch where there are only two ends. */
import { Segment } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { amountText, isSwitch } from "../frame/index.ts";
import { valueOf } from "./desk.ts";
import type { Desk } from "./desk.ts";

/** `onSettled` runs when the hand lets go, or on each step of the keyboard: not for every pixel of a drag. */
export function Slider(props: { desk: Desk; onSettled: () => void }) {
  return (
    <>
      <Amount {...props} />
      <InForce {...props} />
    </>
  );
}

/** What the last such change left there: where the hand starts, and what a new value is compared with. */
function InForce({ desk: { action, inForce } }: { desk: Desk }) {
  const text = useText();
  if (inForce === null || !action.value) return null;
  const amount = amountText(text, inForce, action.value.unit, action.value);
  return <p class="quiet">{text.t("act.inForce", { amount })}</p>;
}

function Amount({ desk, onSettled }: { desk: Desk; onSettled: () => void }) {
  const text = useText();
  const { t } = text;
  const spec = desk.action.value;
  if (!spec) return null;
  const value = valueOf(desk);
  const words = amountText(text, value, spec.unit, spec);
  if (isSwitch(spec)) {
    return (
      <Segment
        label={t("act.amount")}
        options={[
          { id: "0", label: t("unit.off") },
          { id: "1", label: t("unit.on") },
        ]}
        chosen={String(value)}
        onChoose={(id) => {
          desk.value.value = id;
          onSettled();
        }}
      />
    );
  }
  return (
    <label class="sheet-row">
      <span class="quiet">{t(labelOf(desk.action.verb))}</span>
      <input
        type="range"
        min={spec.min}
        max={spec.max}
        step={spec.step}
        value={value}
        aria-valuetext={words}
        onInput={(event) => (desk.value.value = event.currentTarget.value)}
        onChange={onSettled}
      />
      <output class="sheet-value">{words}</output>
    </label>
  );
}

type Labelled = "act.amount.admit" | "act.amount.shift" | "act.amount.add" | "act.amount.remove" | "act.amount";

function labelOf(verb: Desk["action"]["verb"]): Labelled {
  if (verb === "traffic.admit") return "act.amount.admit";
  if (verb === "traffic.shift") return "act.amount.shift";
  if (verb === "capacity.remove") return "act.amount.remove";
  return verb === "capacity.add" ? "act.amount.add" : "act.amount";
}
