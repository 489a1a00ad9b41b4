/** What the joint warm-up asks of everybody, and how far the team is. */
export { WarmUp, WarmUpDone } from "./WarmUp.tsx";
