/** The facilitator's desk: what is true, what to say, and the ways to step in. */
export { Facilitator } from "./Facilitator.tsx";
export { Gate } from "./Gate.tsx";
