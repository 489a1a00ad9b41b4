/** The action sheet's place on the desk: which change is being prepared, for where, and with what value. */
import type { Signal } from "@preact/signals";
import type { ActionView, PermittedAction } from "../../../shared/protocol/index.ts";
import type { PanelProps } from "../frame/index.ts";

type Drafts = PanelProps["drafts"];

/** Where the last change was prepared, or "". */
export function lastTarget(drafts: Drafts): string {
  return drafts.of("act.target").value;
}

/** Opens the sheet, with an amount if one is named. Values that were chosen before for the same place are still there. */
export function openSheet(drafts: Drafts, action: string, target: string, amount?: number): void {
  drafts.of("act.action").value = action;
  drafts.of("act.target").value = target;
  if (amount !== undefined) valueDraft(drafts, action, target).value = String(amount);
}

function valueDraft(drafts: Drafts, action: string, target: string): Signal<string> {
  return drafts.of(`act.value.${action}.${target}`);
}

export function closeSheet(drafts: Drafts): void {
  drafts.of("act.action").value = "";
}

export interface Desk {
  readonly action: PermittedAction;
  readonly target: string;
  /** What the team set there before and still stands, or null. */
  readonly inForce: number | null;
  /** The chosen value as text; empty: the one in force, or else the one that the action starts with. */
  readonly value: Signal<string>;
}

export function deskOf(
  drafts: Drafts,
  permitted: readonly PermittedAction[],
  actions: readonly ActionView[],
): Desk | null {
  const action = permitted.find((each) => each.action === drafts.of("act.action").value);
  const place = action?.targets.find(({ target }) => target === lastTarget(drafts));
  if (!action || !place) return null;
  const { target } = place;
  const inForce = valueInForce(actions, action.action, target);
  return { action, target, inForce, value: valueDraft(drafts, action.action, target) };
}

/** Whether the sheet is open. */
export function isPreparing({ drafts, own, common }: Pick<PanelProps, "drafts" | "own" | "common">): boolean {
  return deskOf(drafts, own.permitted, common.actions) !== null;
}

export function valueOf({ action, inForce, value }: Desk): number {
  return value.value === "" ? (inForce ?? action.value?.initial ?? 0) : Number(value.value);
}

function valueInForce(actions: readonly ActionView[], action: string, target: string): number | null {
  const done = actions.filter((one) => one.action === action && one.target === target && one.state === "effective");
  return done.at(-1)?.value ?? null;
}
