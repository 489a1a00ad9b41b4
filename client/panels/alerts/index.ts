/** The alerts panel. */
export { Alerts, filteredAlerts, useAlertRows } from "./Alerts.tsx";
export { AlertFacts } from "./AlertRow.tsx";
export { nodeOfAlert } from "./jump.ts";
export { alertRows, STORM_GROUPS, walkOf } from "./rows.ts";
export type { AlertRows } from "./rows.ts";
export { createSilencing } from "./SilenceDialog.tsx";
export type { Silencing } from "./SilenceDialog.tsx";
