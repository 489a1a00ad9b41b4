/** The same store and the same hall, with a stopwatch and a tally at the door. */
import type { Result } from "../../shared/base/index.ts";
import type { Hall } from "../exercise/index.ts";
import type { Clock } from "../rooms/index.ts";
import type { Store } from "../storage/index.ts";
import type { Meters } from "./meters.ts";

export function measuredStore(store: Store, clock: Clock, meters: Meters): Store {
  return {
    ...store,
    journal: {
      ...store.journal,
      async append(round, epoch, entries) {
        const sinceMs = clock.nowMs();
        let isCommitted = false;
        try {
          await store.journal.append(round, epoch, entries);
          isCommitted = true;
        } finally {
          meters.appended(clock.nowMs() - sinceMs, isCommitted);
        }
      },
    },
    checkpoints: {
      ...store.checkpoints,
      async save(round, epoch, checkpoint) {
        const sinceMs = clock.nowMs();
        const isSaved = await store.checkpoints.save(round, epoch, checkpoint);
        if (isSaved) meters.savedCheckpoint(clock.nowMs() - sinceMs, checkpoint.state.byteLength);
        return isSaved;
      },
    },
  };
}

export function measuredHall(hall: Hall, meters: Meters): Hall {
  async function at<T>(door: string, coming: Promise<Result<T>>): Promise<Result<T>> {
    const came = await coming;
    meters.came(door, came.ok ? "in" : came.refusal.code);
    return came;
  }
  return {
    ...hall,
    create: (...asked) => at("create", hall.create(...asked)),
    solo: (...asked) => at("create", hall.solo(...asked)),
    weekly: (...asked) => at("create", hall.weekly(...asked)),
    join: (...asked) => at("join", hall.join(...asked)),
    comeBack: (...asked) => at("return", hall.comeBack(...asked)),
    screen: (...asked) => at("screen", hall.screen(...asked)),
    admit: (...asked) => at("admit", hall.admit(...asked)),
  };
}
