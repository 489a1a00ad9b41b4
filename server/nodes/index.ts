/** Nodes: several processes on one database. `joinNodes` makes this one of them, `createFront` is its door. */
export { createFront } from "./front.ts";
export { joinNodes } from "./membership.ts";
export type { Membership } from "./membership.ts";
export { believing } from "./relay.ts";
