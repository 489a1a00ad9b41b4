/** Amounts as people read them on sliders and estimates: with the unit that the scenario declares, and in real time. */
import type { ActionSpec } from "../../../shared/content/index.ts";
import type { Text } from "../../text/index.ts";

type Slider = NonNullable<ActionSpec["value"]>;

const SPACE = "\u00a0";

/** "20 %", "3 attempts", "2000 ms", "on". */
export function amountText({ t, format }: Text, value: number, unit: string, slider?: Slider | null): string {
  if (slider && isSwitch(slider)) return t(value === 0 ? "unit.off" : "unit.on");
  switch (unit) {
    case "":
      return String(value);
    case "replicas":
    case "attempts":
      return t(`unit.${unit}`, { count: value });
    case "/s":
    case "keys/s":
      return `${format.count(value)}${unit === "/s" ? "" : SPACE}${unit}`;
    default:
      return `${value}${SPACE}${unit}`;
  }
}

/** A slider with two ends and nothing between them. */
export function isSwitch({ min, max, step, unit }: Slider): boolean {
  return min === 0 && max === 1 && step === 1 && unit === "";
}

/** Simulated seconds as they pass in the room: 30 s at 4× are 8 real ones. */
export function realSeconds(simulatedS: number, speed: number): number {
  return Math.round(simulatedS / speed);
}
