/**
 * Sounds: seven short cues, each made of a few notes, each for one kind of row on the timeline. What is heard is also
 * written as a caption, so nothing is only a sound. No loop and no heartbeat: silence means that nothing new happened.
 */
import type { TimelineRow } from "../../shared/protocol/index.ts";

export const cues = ["page", "escalate", "approval", "overdue", "recovered", "evidence", "ack"] as const;
/** The more urgent stand first: of several at once only the first is heard. */
export type Cue = (typeof cues)[number];

export function cueOf({ message }: TimelineRow): Cue | null {
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
      return "approval";
    case "post.overdue":
      return "overdue";
    case "incident.verified":
      return "recovered";
    default:
      return null;
  }
}

/** The most urgent of some rows that came together, with its row. */
export function mostUrgent(rows: readonly TimelineRow[]): { readonly cue: Cue; readonly row: TimelineRow } | null {
  for (const cue of cues) {
    const row = rows.find((each) => cueOf(each) === cue);
    if (row) return { cue, row };
  }
  return null;
}
