/**
 * A canvas that is painted when its painter has loaded and again whenever its size changes. Bitmaps are in device
 * pixels; painters think in CSS pixels.
 */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

export type Paint = (context: CanvasRenderingContext2D, width: number, height: number) => void;

/** `load` is asked once, when the canvas is there. */
export function usePainted(load: () => Promise<Paint>): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    let paint: Paint | undefined;
    const repaint = (): void => {
      const context = paint === undefined ? null : fit(element);
      if (context !== null) paint?.(context, element.clientWidth, element.clientHeight);
    };
    const observer = new ResizeObserver(repaint);
    const begin = async (): Promise<void> => {
      paint = await load();
      observer.observe(element);
    };
    void begin();
    return () => observer.disconnect();
  }, []);
  return canvas;
}

function fit(element: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio;
  element.width = Math.round(element.clientWidth * ratio);
  element.height = Math.round(element.clientHeight * ratio);
  const context = element.getContext("2d");
  context?.scale(ratio, ratio);
  return context;
}
