/** Links to the facilitator's desk: one's own for another browser, and one for somebody who conducts too. */
export { InviteHost } from "./InviteHost.tsx";
export type { DeskLinks } from "./links.ts";
