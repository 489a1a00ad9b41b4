/** An alert in words: what was measured against what, in the unit of its metric. */
import type { AlertView } from "../../../shared/protocol/index.ts";
import type { Text } from "../../text/index.ts";

/** "over 6 min and 30 s", "for 60 s": how long the value is taken. */
export function lasting({ overS }: AlertView, { t, format }: Text): string {
  const [long, short] = overS.map((s) => format.duration(s * 1000));
  if (long === undefined) return "";
  return short === undefined ? t("alerts.for", { time: long }) : t("alerts.windows", { long, short });
}

/** "burn 31× > 14.4×", "82 % > 70 %". An alert below its line was crossed downwards. */
export function measured({ metric, value, threshold }: AlertView, text: Text): { value: string; bound: string } {
  const show = (number: number): string => amount(metric, number, text);
  if (value === null) return { value: text.t("dock.nodata"), bound: "" };
  return {
    value: metric === "burn" ? text.t("alerts.burn", { times: show(value) }) : show(value),
    bound: text.t(value < threshold ? "alerts.under" : "alerts.over", { threshold: show(threshold) }),
  };
}

function amount(metric: string, value: number, { t, format }: Text): string {
  switch (metric) {
    case "utilization":
    case "errorRatio":
    case "hitRatio":
    case "ceiling":
      return format.percent(value);
    case "p95Ms":
      return format.duration(value);
    case "burn":
      return t("alerts.times", { times: value >= 20 ? Math.round(value) : Math.round(value * 10) / 10 });
    default:
      return format.count(value);
  }
}
