/** Comms: severity, state, status posts, customer reports. */
import "./comms.css";

export { draftOf } from "./situation.ts";
export { Comms } from "./Comms.tsx";
export { InboxNotice } from "./Inbox.tsx";
export { isFromOutside } from "./Reports.tsx";
export { openSitrep } from "./Sitrep.tsx";
