/** The risk report of a scenario's world. */
export { Risk } from "./Risk.tsx";
