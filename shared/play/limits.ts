/**
 * Numbers of play, each written once (UX.md 2.2, 2.5–2.7). Real times are milliseconds of the room's clock, simulated
 * times are ticks. They are proposals, to be tuned by playing.
 */
import { secondsToTicks } from "../base/index.ts";
import { PLANNED_SPEED } from "../content/index.ts";
import { DECLARE_MS } from "../protocol/index.ts";

export const BRIEFING_MS = 90_000;
/** How long somebody is called away, so that the others have to do without. */
export const CALLED_AWAY_MS = 180_000;
/** How long a tool is down that a facilitator lets fail. */
export const TOOL_OUTAGE_TICKS = secondsToTicks(300);
/** A team that has warmed up sees that it has for so long. */
export const WARM_UP_END_MS = 8_000;
export const CANCEL_WINDOW_MS = 5_000;
/** A player counts as away 15 s after the link is lost: a minute in all. */
export const LENDABLE_AFTER_MS = 45_000;
/** Whoever conducts counts as away 15 s after the link is lost as well. */
export const UNATTENDED_AFTER_MS = 45_000;
/** The same simulated time at any speed, so that none moves the bar. */
export const DECLARE_TICKS = secondsToTicks((DECLARE_MS / 1000) * PLANNED_SPEED);
export const FIRST_POST_MS = 150_000;
/** A post names when the next one comes; the clock holds it within these. */
export const NEXT_POST_MS = { least: 180_000, most: 240_000 } as const;
export const VERIFY_MS = 75_000;
export const ESCALATE_TICKS = secondsToTicks(120);
export const SILENCE_TICKS_PER_MINUTE = secondsToTicks(60);

export const MAX_OPEN_HYPOTHESES = 5;
/** As sure as this, for so long, in spite of a card against it: somebody else is asked what would refute it. */
export const FIXED_CONFIDENCE = 60;
export const FRESH_EYES_TICKS = secondsToTicks(240);
/** Silence is consent after so long. */
export const POLL_MS = 10_000;
/** Whoever is offered command answers within so long. */
export const HANDOFF_MS = 30_000;
export const MAX_REMINDERS = 5;
export const MAX_OPEN_TASKS = 3;
export const MAX_WAITING_RUNS = 4;
export const MAX_MEMBERS = 24;
/** Old chat and notices fall off the front; the journal keeps everything. */
export const MAX_CHAT = 200;
export const MAX_NOTICES = 20;
export const MAX_COMMITMENTS = 10;
export const MAX_BOOKMARKS = 60;
export const MAX_WHAT_IFS = 20;
