/** A stay in a session, from the lobby to the debrief. */
export { Session } from "./Session.tsx";
