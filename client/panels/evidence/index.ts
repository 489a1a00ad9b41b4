/** Evidence: cards as rows, as chips, opened, and weighed against a hypothesis. */
import "./evidence.css";

export { CardDetail } from "./CardDetail.tsx";
export { CardChip, EvidenceCard, EvidenceFacts } from "./EvidenceCard.tsx";
export { narrowed } from "./narrowed.ts";
export { Stance } from "./Stance.tsx";
