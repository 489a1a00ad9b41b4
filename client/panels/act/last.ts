/**
 * What this person did last, for the keys that repeat a look or take a change back. Pure. Whether it can still be done
 * is the server's to say: its refusal explains more than a key that does nothing.
 */
import type { ActionView, CommandOf, CommonView, OwnView } from "../../../shared/protocol/index.ts";

interface Did {
  readonly common: Pick<CommonView, "actions" | "evidence">;
  readonly own: Pick<OwnView, "you" | "tray" | "diagnostics">;
}

/** The newest look: one under way or waiting, else the one whose card came last, shared or not. */
export function repeatLook({ common, own }: Did): CommandOf<"diagnostic.run"> | null {
  const mine = common.evidence.filter(({ seat }) => seat === own.you.seat);
  const cards = [...mine, ...own.tray].sort((a, b) => a.tick - b.tick);
  const last = own.diagnostics.runs.at(-1) ?? cards.at(-1);
  return last ? { type: "diagnostic.run", diagnostic: last.diagnostic, target: last.target } : null;
}

const standing: ReadonlySet<ActionView["state"]> = new Set(["proposed", "running", "effective"]);

/** Calls back the newest own change while that is possible, or else undoes it. */
export function undoLast({ common, own }: Did, clockMs: number): CommandOf<"action.cancel" | "action.undo"> | null {
  const last = common.actions.filter(({ by, state }) => by === own.you.seat && standing.has(state)).at(-1);
  if (last === undefined) return null;
  const isCancellable = last.state === "proposed" || clockMs < (last.cancellableUntilMs ?? 0);
  return { type: isCancellable ? "action.cancel" : "action.undo", ref: last.ref };
}
