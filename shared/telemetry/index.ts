/** Telemetry: what was observed, made readable. Nothing here knows more than the last scrape. */
export { estimate } from "./estimate/estimate.ts";
export type { Intent } from "./estimate/push.ts";
export { examine } from "./examine.ts";
export { latest, record, startHistory } from "./history.ts";
export type { History, Range, Usual, UsualEdge, UsualStation } from "./history.ts";
export { noAnswer, shown, toolDown } from "./seen.ts";
export type { Finding, Seen } from "./seen.ts";
export { holds } from "./signals.ts";
