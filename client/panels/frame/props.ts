/**
 * What every panel of the right column, the tray and the timeline is given. Views come by value, so that a panel can be
 * shown anywhere; numbers that tick come as signals, so that they change text and nothing else. Whatever a person has
 * half done lives in `drafts`, under a name that begins with the panel's, and so outlives the panel and a reload.
 */
import type { ReadonlySignal } from "@preact/signals";
import type { Tick } from "../../../shared/base/index.ts";
import type { CommonView, OwnView } from "../../../shared/protocol/index.ts";
import type { Drafts, Send, Ui } from "../../store/index.ts";

/** Enough to say who and what a view speaks of. */
export interface Told {
  readonly common: CommonView;
  readonly own: Pick<OwnView, "you">;
  /** Names by member id. */
  readonly names: Readonly<Record<string, string>>;
}

/** The same for somebody in the room. */
export interface Cast extends Told {
  readonly own: OwnView;
}

export interface PanelProps extends Cast {
  /** Simulated time of the frame on screen. */
  readonly tick: ReadonlySignal<Tick>;
  /** The room's clock of the same frame, which people's deadlines are on. */
  readonly clockMs: ReadonlySignal<number>;
  readonly send: Send;
  readonly drafts: Drafts;
  /** The node or link that is selected on the map, by id. */
  readonly selected: string | null;
  /** Brings another panel or a place on the map into view. */
  readonly ui: Pick<Ui, "act">;
}
