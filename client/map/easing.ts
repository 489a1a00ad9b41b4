/**
 * Rings move towards what was measured instead of jumping: worse within 0.3 s, better over 1.5 s, so that recovery can
 * be watched. Holds what is shown now for each station; without motion it shows the measurement at once.
 */
import type { Shown } from "./paint/index.ts";
import type { StationPicture } from "./picture.ts";

const WORSE_S = 0.1;
const BETTER_S = 0.5;
const CLOSE_ENOUGH = 0.004;

export class EasedRings {
  readonly #shown = new Map<string, Shown>();
  #stations: readonly StationPicture[] = [];

  /** New measurements. Stations seen for the first time are shown as they are. */
  aim(stations: readonly StationPicture[], atOnce: boolean): void {
    this.#stations = stations;
    for (const station of stations) {
      if (atOnce || !this.#shown.has(station.id)) this.#shown.set(station.id, target(station));
    }
  }

  /** Moves on by some seconds; true while anything is still on its way. */
  step(seconds: number): boolean {
    let moving = false;
    for (const station of this.#stations) {
      const now = this.of(station.id);
      const errorRatio = approach(now.errorRatio, station.errorRatio, seconds);
      const utilization = approach(now.utilization, station.utilization ?? 0, seconds);
      moving ||= errorRatio !== now.errorRatio || utilization !== now.utilization;
      now.errorRatio = errorRatio;
      now.utilization = utilization;
    }
    return moving;
  }

  of(id: string): Shown {
    return this.#shown.get(id) ?? { errorRatio: 0, utilization: 0 };
  }
}

function target(station: StationPicture): Shown {
  return { errorRatio: station.errorRatio, utilization: station.utilization ?? 0 };
}

function approach(from: number, to: number, seconds: number): number {
  if (Math.abs(to - from) < CLOSE_ENOUGH) return to;
  return from + (to - from) * (1 - Math.exp(-seconds / (to > from ? WORSE_S : BETTER_S)));
}
