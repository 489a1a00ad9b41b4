/** Now: what this seat could do next, for whoever does not know, a nudge for whoever has stopped, and a question to fresh eyes. */
export { FreshEyes } from "./FreshEyes.tsx";
export { Hints } from "./Hints.tsx";
export { ideasFor } from "./ideas.ts";
export { Now } from "./Now.tsx";
export { CalledAway } from "./CalledAway.tsx";
export { Probe } from "./Probe.tsx";
export { NewHint, Whispers } from "./Whispers.tsx";
export { Nudge } from "./Nudge.tsx";
