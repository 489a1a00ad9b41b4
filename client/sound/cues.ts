/**
 * What is worth a sound: seven short cues in three groups, each for some kinds of row on the timeline. What is heard is
 * also written as a caption, so nothing is only a sound. No loop and no heartbeat: silence means that nothing new happened.
 */
import type { TimelineRow } from "../../shared/protocol/index.ts";

export const cues = ["page", "escalate", "ask", "overdue", "recovered", "evidence", "ack"] as const;
/** The more urgent stand first: of several at once only the first is heard. */
export type Cue = (typeof cues)[number];

export const cueGroups = ["pages", "asks", "news"] as const;
/** Cues that one level of loudness is for. */
export type CueGroup = (typeof cueGroups)[number];

export const groupOf: Readonly<Record<Cue, CueGroup>> = {
  page: "pages",
  escalate: "pages",
  ask: "asks",
  overdue: "news",
  recovered: "news",
  evidence: "news",
  ack: "news",
};

/** Who listens: only what is asked of oneself sounds as an ask. */
export interface Listener {
  readonly seat: number | null;
  /** Whether the scribe's reminders ring here: at the scribe's console and at command's. */
  readonly isReminded: boolean;
  /** Whether a change proposed by this seat waits for the listener's key. */
  decidesOn(by: number): boolean;
}

export interface Sounding {
  readonly cue: Cue;
  readonly row: TimelineRow;
}

function cueOf({ message, seat: by }: TimelineRow, me: Listener): Cue | null {
  switch (message.code) {
    case "alert.fired":
      return message.params["severity"] === "page" ? "page" : null;
    case "alert.escalated":
      return "escalate";
    case "alert.acked":
      return "ack";
    case "evidence.shared":
      return "evidence";
    case "action.proposed":
      return by !== null && me.decidesOn(by) ? "ask" : null;
    case "task.assigned":
    case "handoff.offered":
      return me.seat !== null && message.params["to"] === me.seat ? "ask" : null;
    case "reminder.due":
      return me.isReminded ? "ask" : null;
    case "poll.opened":
      return me.seat !== null && by !== me.seat ? "ask" : null;
    case "post.overdue":
      return "overdue";
    case "incident.verified":
      return "recovered";
    default:
      return null;
  }
}

/** The rows that sound, with their cues. */
export function soundsIn(rows: readonly TimelineRow[], me: Listener): readonly Sounding[] {
  return rows.flatMap((row) => {
    const cue = cueOf(row, me);
    return cue === null ? [] : [{ cue, row }];
  });
}

/** The most urgent of some sounds that came together. */
export function mostUrgent(sounds: readonly Sounding[]): Sounding | null {
  return cues.flatMap((cue) => sounds.find((each) => each.cue === cue) ?? [])[0] ?? null;
}
