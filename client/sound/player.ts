/** Plays the cues: each is a few notes of a plain voice, short enough that the next can follow. */
import type { Cue } from "./cues.ts";

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
  ask: [
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

const FADE_S = 0.02;

export interface Player {
  /** `gain` as from `gainOf`; nothing is played at 0. */
  play(cue: Cue, gain: number): void;
  dispose(): Promise<void>;
}

/** Made when the first cue is due; a browser that does not allow sound yet stays silent, the caption is there. */
export function createPlayer(): Player {
  let audio: AudioContext | undefined;
  return {
    play(cue, gain) {
      if (gain === 0) return;
      audio ??= new AudioContext();
      for (const note of tunes[cue]) sound(audio, note, gain);
    },
    dispose: async () => audio?.close(),
  };
}

function sound(audio: AudioContext, [hertz, atS, lastsS]: Note, loudness: number): void {
  const from = audio.currentTime + atS;
  const [voice, gain] = [audio.createOscillator(), audio.createGain()];
  voice.frequency.value = hertz;
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(loudness, from + FADE_S);
  gain.gain.setValueAtTime(loudness, from + lastsS - FADE_S);
  gain.gain.linearRampToValueAtTime(0, from + lastsS);
  voice.connect(gain).connect(audio.destination);
  voice.start(from);
  voice.stop(from + lastsS);
}
