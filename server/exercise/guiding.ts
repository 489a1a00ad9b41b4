/**
 * Shows those who facilitate a live round how the truth stands, as long as there are any: again whenever something has
 * happened. The runs to compare with come from the debrief's own preparation.
 */
import { liveTruth } from "../../shared/debrief/index.ts";
import type { Alone } from "../../shared/debrief/index.ts";
import type { Clock, Room } from "../rooms/index.ts";

export interface Guiding {
  close(): void;
}

export interface GuidingOptions {
  readonly room: Pick<Room, "round" | "tellTruth">;
  readonly clock: Clock;
  /** Null until they have been run. */
  readonly alone: () => Alone | null;
  /** It could not be worked out; the round goes on without. */
  readonly failed: (problem: unknown) => void;
}

const EVERY_MS = 2000;

export function createGuiding({ room, clock, alone, failed }: GuidingOptions): Guiding {
  let told: readonly unknown[] = [];
  let stop = clock.at(clock.nowMs() + EVERY_MS, turn);

  function turn(): void {
    stop = clock.at(clock.nowMs() + EVERY_MS, turn);
    const { play, chronicle, tick, setup } = room.round;
    if (play.phase.kind !== "live" || !play.members.some(({ facilitates }) => facilitates)) return;
    const now = [chronicle, play.actions, play.hypotheses, alone()];
    if (now.every((part, index) => part === told[index])) return;
    told = now;
    try {
      room.tellTruth(liveTruth({ scenario: setup.scenario, play, chronicle, tick }, alone()));
    } catch (problem) {
      failed(problem);
    }
  }

  return { close: () => stop() };
}
