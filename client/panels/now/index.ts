/** Now: what this seat could do next, for whoever does not know, and a nudge for whoever has stopped. */
export { Hints } from "./Hints.tsx";
export { ideasFor } from "./ideas.ts";
export { Now } from "./Now.tsx";
export { Probe } from "./Probe.tsx";
export { Whispers } from "./Whispers.tsx";
export { Nudge } from "./Nudge.tsx";
