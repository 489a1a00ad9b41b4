/** The action sheet's place on the desk: which change is being prepared, for where, and with what value. */
import type { Signal } from "@preact/signals";
import type { PermittedAction } from "../../../shared/protocol/index.ts";
import type { PanelProps } from "../frame/index.ts";

type Drafts = PanelProps["drafts"];

/** Opens the sheet. Values that were chosen before for the same place are still there. */
export function openSheet(drafts: Drafts, action: string, target: string): void {
  drafts.of("act.action").value = action;
  drafts.of("act.target").value = target;
}

export function closeSheet(drafts: Drafts): void {
  drafts.of("act.action").value = "";
}

export interface Desk {
  readonly action: PermittedAction;
  readonly target: string;
  /** The chosen value as text; empty: the one that the action starts with. */
  readonly value: Signal<string>;
}

export function deskOf(drafts: Drafts, permitted: readonly PermittedAction[]): Desk | null {
  const action = permitted.find((each) => each.action === drafts.of("act.action").value);
  const wanted = drafts.of("act.target").value;
  const place = action?.targets.find(({ target }) => target === wanted) ?? action?.targets[0];
  if (!action || !place) return null;
  return { action, target: place.target, value: drafts.of(`act.value.${action.action}.${place.target}`) };
}

/** Whether the sheet is open. */
export function isPreparing({ drafts, own }: Pick<PanelProps, "drafts" | "own">): boolean {
  return deskOf(drafts, own.permitted) !== null;
}

export function valueOf({ action, value }: Desk): number {
  return value.value === "" ? (action.value?.initial ?? 0) : Number(value.value);
}
