/** The size of an element as it is now, for drawings that fill the room they get. */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { RefObject } from "preact";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function useSize(first: Size): readonly [RefObject<HTMLDivElement | null>, ReadonlySignal<Size>] {
  const element = useRef<HTMLDivElement>(null);
  const size = useMemo(() => signal(first), []);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) size.value = { width: entry.contentRect.width, height: entry.contentRect.height };
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
