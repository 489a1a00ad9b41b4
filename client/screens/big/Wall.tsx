/**
 * The wall: everything on it is as large as the window allows, and the same at any size. It is laid out as on a small
 * desk whose smallest words are 12 px and then enlarged, so that at 1920 × 1080 those words are 22 px high. The reader's
 * own text size does not count here: nobody sits in front of it.
 */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

const FULL = { width: 1920, height: 1080, enlarged: 22 / 12 } as const;

/** How much a window of this size enlarges; a small one not at all, it scrolls. */
export function enlargementOf(width: number, height: number): number {
  return Math.max(1, FULL.enlarged * Math.min(width / FULL.width, height / FULL.height));
}

export function Wall({ children }: { children: (enlarged: number) => JSX.Element }) {
  const size = useSignal(sizeOfWindow());
  useEffect(() => {
    const follow = (): void => {
      size.value = sizeOfWindow();
    };
    const { dataset } = document.documentElement;
    dataset["wall"] = "";
    window.addEventListener("resize", follow);
    return () => {
      delete dataset["wall"];
      window.removeEventListener("resize", follow);
    };
  }, [size]);
  const { width, height } = size.value;
  const enlarged = enlargementOf(width, height);
  return (
    <div class="big" style={{ zoom: enlarged, width: `${width / enlarged}px`, height: `${height / enlarged}px` }}>
      {children(enlarged)}
    </div>
  );
}

function sizeOfWindow(): { readonly width: number; readonly height: number } {
  return { width: window.innerWidth, height: window.innerHeight };
}
