/** How teams of this server have fared over time. */
export { History } from "./History.tsx";
