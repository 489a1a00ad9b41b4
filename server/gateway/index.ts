/** Gateway: sockets and nothing else. `createGateway` is the door. */
export { createGateway } from "./gateway.ts";
export type { Gateway } from "./gateway.ts";
