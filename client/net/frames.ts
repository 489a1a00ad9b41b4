/**
 * What a frame does to what is known. Frames are numbered without gaps: the next one is applied, an old one is nothing
 * new, and a hole means that something is missing and everything must be asked for again. Pure.
 */
import type { Tick } from "../../shared/base/index.ts";
import { applyDelta } from "../../shared/protocol/index.ts";
import type { CommonView, Frame, FullFrame, OwnView } from "../../shared/protocol/index.ts";

export interface Known {
  readonly n: number;
  readonly tick: Tick;
  readonly clockMs: number;
  readonly common: CommonView;
  readonly own: OwnView;
}

export type Taken =
  | { readonly is: "new"; readonly known: Known }
  /** Seen already: a frame that was under way when a full view was sent. */
  | { readonly is: "old" }
  | { readonly is: "gap" };

export function take(known: Known, frame: Frame): Taken {
  if (frame.kind === "full") return frame.n < known.n ? { is: "old" } : { is: "new", known: startFrom(frame) };
  if (frame.n <= known.n) return { is: "old" };
  if (frame.n !== known.n + 1) return { is: "gap" };
  const { n, tick, clockMs } = frame;
  const common = applyDelta(known.common, frame.common);
  const own = applyDelta(known.own, frame.own);
  return { is: "new", known: { n, tick, clockMs, common, own } };
}

export function startFrom({ n, tick, clockMs, common, own }: FullFrame): Known {
  return { n, tick, clockMs, common, own };
}
