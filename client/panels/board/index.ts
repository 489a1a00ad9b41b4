/** Board: hypotheses under two questions, and the shared evidence. */
import "./board.css";

export { openHypothesisForm } from "./AddHypothesis.tsx";
export { Board } from "./Board.tsx";
export { openCard } from "./EvidenceList.tsx";
export { isQuiet } from "./rules.ts";
export { mechanisms } from "./mechanisms.ts";
