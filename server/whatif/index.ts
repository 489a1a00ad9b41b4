/** What-if: the thread pool for everything that takes seconds of CPU. `createPool` is the door. */
export { assessRisks } from "./assessRisks.ts";
export type { RiskNews, RiskOrder } from "./assessRisks.ts";
export type { PreRolled, ReadFile } from "./jobs.ts";
export { searchCut } from "./cutSearch.ts";
export { createPool } from "./pool.ts";
export type { Job, Pool } from "./pool.ts";
