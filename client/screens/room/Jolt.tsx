/** Lets what is grave be felt, at most once in a while: the whole room shakes by 4 px, or its border pulses once. */
import { effect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Desk } from "../../panels/map/index.ts";
import type { Settings } from "../../settings.ts";
import { useRoom } from "../../store/index.ts";
import { feltAs, graveNow, isGraver, REST_MS } from "./gravity.ts";

const SHAKE_MS = 250;
const PULSE_MS = 700;
const shaken: Keyframe[] = ["0", "4px 0", "-4px 0", "3px 0", "-2px 0", "0"].map((translate) => ({ translate }));
const pulsed: Keyframe[] = [0, 1, 0].map((opacity) => ({ opacity }));

interface Props {
  readonly desk: Desk;
  readonly settings: Settings;
  /** What shakes. */
  readonly ground: RefObject<HTMLElement | null>;
}

export function Jolt({ desk, settings: { motion, shake }, ground }: Props) {
  const { common } = useRoom();
  const border = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let before: readonly string[] | null = null;
    let lastMs = -Infinity;
    return effect(() => {
      const grave = graveNow(common.value.comms.severity, desk.picture.value.regions);
      // Whoever comes into a grave room has not lived through its moment.
      const isNews = before !== null && isGraver(before, grave);
      before = grave;
      const nowMs = performance.now();
      if (!isNews || nowMs - lastMs < REST_MS) return;
      lastMs = nowMs;
      const felt = feltAs(motion.peek(), shake.peek());
      if (felt === "shake") ground.current?.animate(shaken, SHAKE_MS);
      if (felt === "pulse") border.current?.animate(pulsed, PULSE_MS);
    });
  }, [common, desk.picture, motion, shake, ground]);
  return <div ref={border} class="room-pulse" aria-hidden="true" />;
}
