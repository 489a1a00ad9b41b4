/** Measurements of this browser for the system check. Each one really measures; none guesses. */

/** Whether the browser draws with WebGL. The probe's context is given back at once: browsers keep few of them. */
export function hasWebGl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

const MEASURE_MS = 700;

/** Frames per second that the browser offers just now. Resolves after 0.7 s; a hidden tab waits until it is seen. */
export function measureFps(): Promise<number> {
  return new Promise((resolve) => {
    let startedAt = 0;
    let frames = 0;
    const frame = (now: number): void => {
      if (startedAt === 0) startedAt = now;
      else frames++;
      if (now - startedAt < MEASURE_MS) requestAnimationFrame(frame);
      else resolve(Math.round((frames * 1000) / (now - startedAt)));
    };
    requestAnimationFrame(frame);
  });
}

/** The page tone: two short notes. Resolves with whether the browser played them. */
export async function playPageTone(): Promise<boolean> {
  const audio = new AudioContext();
  try {
    await audio.resume();
    const gain = audio.createGain();
    gain.connect(audio.destination);
    gain.gain.value = 0.12;
    for (const [hertz, at] of [
      [660, 0],
      [880, 0.16],
    ] as const) {
      const note = audio.createOscillator();
      note.frequency.value = hertz;
      note.connect(gain);
      note.start(audio.currentTime + at);
      note.stop(audio.currentTime + at + 0.14);
      if (at > 0) await new Promise((ended) => note.addEventListener("ended", ended, { once: true }));
    }
    return audio.state === "running";
  } finally {
    await audio.close();
  }
}
