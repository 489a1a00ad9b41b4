/** Runbook: own pages, searchable. */
import "./runbook.css";

export { Runbook } from "./Runbook.tsx";
