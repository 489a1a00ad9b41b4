/**
 * Writes down a round's whole state now and then, so that a recovery replays seconds and not the whole round. The
 * state is taken between two turns; compressing and storing it happen beside the game. Rooms take different turns.
 */
import type { Checkpoints } from "../storage/index.ts";
import { StaleOwner, StoreAway } from "../storage/index.ts";
import { encodeState } from "./decode.ts";
import type { RoomState } from "./decode.ts";

const EVERY_MS = 10_000;

export interface Taken {
  readonly seq: number;
  readonly tick: number;
  readonly state: RoomState;
}

export interface CheckpointerOptions {
  readonly id: string;
  readonly epoch: number;
  readonly checkpoints: Checkpoints;
  readonly nowMs: number;
  readonly lost: (problem: unknown) => void;
}

export interface Checkpointer {
  /** Called between two turns: takes a checkpoint if one is due and something has happened since the last. */
  turn(nowMs: number, isLive: boolean, take: () => Taken): void;
  save(taken: Taken): Promise<void>;
}

export function createCheckpointer({
  id,
  epoch,
  checkpoints,
  nowMs: startMs,
  lost,
}: CheckpointerOptions): Checkpointer {
  const firstTurnMs = startMs + stagger(id);
  // The very first comes within a second: without any, a recovery makes the world anew, which takes many.
  let dueMs = startMs + stagger(id) / 10;
  let isBusy = false;
  let wasLive = true;

  async function save({ seq, tick, state }: Taken): Promise<void> {
    const bytes = await encodeState(state);
    if (!(await checkpoints.save(id, epoch, { seq, tick, state: bytes }))) {
      throw new StaleOwner(`Round ${id} has another owner now.`);
    }
  }

  return {
    turn(nowMs, isLive, take) {
      if (nowMs < dueMs || isBusy || !(isLive || wasLive)) return;
      wasLive = isLive;
      dueMs = firstTurnMs + EVERY_MS * Math.ceil((nowMs - firstTurnMs + 1) / EVERY_MS);
      isBusy = true;
      save(take())
        .catch((problem: unknown) => {
          // The next one is as good: the journal has everything.
          if (!(problem instanceof StoreAway)) lost(problem);
        })
        .finally(() => (isBusy = false));
    },
    save,
  };
}

/** Somewhere within the period, by the round's name. */
function stagger(id: string): number {
  let sum = 0;
  for (let i = 0; i < id.length; i++) sum = (sum * 31 + id.charCodeAt(i)) % EVERY_MS;
  return sum;
}
