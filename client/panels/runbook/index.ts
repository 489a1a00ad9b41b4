/** Runbook: own pages, which can be narrowed. */
import "./runbook.css";

export { Runbook } from "./Runbook.tsx";
