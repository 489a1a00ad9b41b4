/** The sentences that outlets say of an alert. */
import type { AlertView } from "../../../shared/protocol/index.ts";

export function nameOf({ id, metric }: AlertView): string {
  return metric === "burn" ? "error-budget-burn" : (id.split(":")[0] ?? id);
}

export function summaryOf(alert: AlertView): string {
  const { subject, text, metric } = alert;
  return `${subject}: ${text ?? (metric === "burn" ? "the error budget burns too fast" : metric)}`;
}

export function detailOf({ metric, value, threshold, owner }: AlertView): string {
  const measured = value === null ? "no data" : String(value);
  const whose = owner === null ? "no console's" : `of console ${owner}`;
  return `${metric} is ${measured}, the threshold ${threshold}; ${whose}. A drill, not your own system.`;
}
