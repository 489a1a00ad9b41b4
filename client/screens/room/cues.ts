/**
 * Sounds: seven short cues, each made of a few notes, each for one kind of row on the timeline. What is heard is also
 * written as a caption, so nothing is only a sound. No loop and no heartbeat: silence means that nothing new happened.
 */
import type { TimelineRow } from "../../../shared/protocol/index.ts";

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

type Note = readonly [hertz: number, atS: number, lastsS: number];

const tunes: Readonly<Record<Cue, readonly Note[]>> = {
  page: [
    [660, 0, 0.14],
    [880, 0.16, 0.14],
  ],
  escalate: [
    [660, 0, 0.1],
    [880, 0.12, 0.1],
    [1100, 0.24, 0.16],
  ],
  approval: [
    [520, 0, 0.12],
    [520, 0.18, 0.12],
  ],
  overdue: [
    [440, 0, 0.16],
    [370, 0.18, 0.22],
  ],
  recovered: [
    [520, 0, 0.12],
    [660, 0.12, 0.12],
    [780, 0.24, 0.24],
  ],
  evidence: [[740, 0, 0.08]],
  ack: [[560, 0, 0.06]],
};

const LOUDNESS = 0.1;
const FADE_S = 0.02;

export interface Player {
  play(cue: Cue): void;
  dispose(): Promise<void>;
}

/** Made when the first cue is due; a browser that does not allow sound yet stays silent, the caption is there. */
export function createPlayer(): Player {
  let audio: AudioContext | undefined;
  return {
    play(cue) {
      audio ??= new AudioContext();
      for (const note of tunes[cue]) sound(audio, note);
    },
    dispose: async () => audio?.close(),
  };
}

function sound(audio: AudioContext, [hertz, atS, lastsS]: Note): void {
  const from = audio.currentTime + atS;
  const [voice, gain] = [audio.createOscillator(), audio.createGain()];
  voice.frequency.value = hertz;
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(LOUDNESS, from + FADE_S);
  gain.gain.setValueAtTime(LOUDNESS, from + lastsS - FADE_S);
  gain.gain.linearRampToValueAtTime(0, from + lastsS);
  voice.connect(gain).connect(audio.destination);
  voice.start(from);
  voice.stop(from + lastsS);
}
