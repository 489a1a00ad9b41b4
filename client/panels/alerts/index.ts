/** The alerts panel. */
export { Alerts, useAlertRows } from "./Alerts.tsx";
export { nodeOfAlert } from "./jump.ts";
export { alertRows, STORM_GROUPS, STORM_TICKS, walkOf } from "./rows.ts";
export type { AlertGroup, AlertRows } from "./rows.ts";
export { createSilencing } from "./SilenceDialog.tsx";
export type { Silencing } from "./SilenceDialog.tsx";
