/**
 * What a frame does to what is known. Frames are numbered without gaps: the next one is applied, an old one is nothing
 * new, and a hole means that something is missing and everything must be asked for again. Pure.
 */
import type { Tick } from "../base/index.ts";
import { applyDelta, unpackView } from "./delta.ts";
import type { Frame, FullFrame } from "./frames.ts";
import type { CommonView } from "./view/common.ts";
import type { OwnView } from "./view/own.ts";

/** What whoever looks at a round knows of it. */
export interface Known {
  readonly n: number;
  readonly tick: Tick;
  readonly clockMs: number;
  readonly common: CommonView;
  readonly own: OwnView;
}

type Taken =
  | { readonly is: "new"; readonly known: Known }
  /** Seen already: a frame that was under way when a full view was sent. */
  | { readonly is: "old" }
  | { readonly is: "gap" };

export function follow(known: Known, frame: Frame): Taken {
  if (frame.kind === "full") return frame.n < known.n ? { is: "old" } : { is: "new", known: startFrom(frame) };
  if (frame.n <= known.n) return { is: "old" };
  if (frame.n !== known.n + 1) return { is: "gap" };
  const { n, tick, clockMs } = frame;
  const common = applyDelta(known.common, frame.common);
  const own = applyDelta(known.own, frame.own);
  return { is: "new", known: { n, tick, clockMs, common, own } };
}

export function startFrom({ n, tick, clockMs, common, own }: FullFrame): Known {
  return { n, tick, clockMs, common: unpackView(common), own };
}
