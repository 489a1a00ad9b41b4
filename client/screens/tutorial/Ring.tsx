/** A ring round the thing that is spoken of. It follows it, takes no pointer, and says nothing: the words are the card's. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const FOLLOW_MS = 120;
const GAP = 3;

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function Ring({ at }: { at: readonly string[] }) {
  const frame = useSignal<Frame | null>(null);
  useEffect(() => {
    const follow = (): void => {
      const found = at.map(frameOf).find((each) => each !== null) ?? null;
      if (!isSame(found, frame.peek())) frame.value = found;
    };
    follow();
    const timer = setInterval(follow, FOLLOW_MS);
    return () => clearInterval(timer);
  }, [at, frame]);
  const shown = frame.value;
  if (shown === null) return null;
  const style = {
    left: `${shown.left}px`,
    top: `${shown.top}px`,
    width: `${shown.width}px`,
    height: `${shown.height}px`,
  };
  return <div class="coach-ring" aria-hidden="true" style={style} />;
}

/** Where it is drawn, kept inside the window; null while nothing of it can be seen. */
function frameOf(selector: string): Frame | null {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  if (box === undefined || box.width === 0) return null;
  const [left, top] = [Math.max(GAP, box.left - GAP), Math.max(GAP, box.top - GAP)];
  const right = Math.min(window.innerWidth - GAP, box.right + GAP);
  const bottom = Math.min(window.innerHeight - GAP, box.bottom + GAP);
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : null;
}

function isSame(a: Frame | null, b: Frame | null): boolean {
  return a?.left === b?.left && a?.top === b?.top && a?.width === b?.width && a?.height === b?.height;
}
