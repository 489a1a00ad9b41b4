/** What somebody is picking for a what-if: which change, where, how much and when. The card and the curve share it. */
import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Tick } from "../../../../shared/base/index.ts";
import type { FoundCut } from "../../../../shared/protocol/index.ts";
import type { DebriefReport, DeclaredAction, Deed, WhatIfView } from "../view.ts";

export type Mode = "found" | "yours" | "add";

/** Null: not touched yet. */
export interface Desk {
  readonly mode: Signal<Mode | null>;
  readonly ref: Signal<string | null>;
  readonly action: Signal<string | null>;
  readonly target: Signal<string | null>;
  readonly value: Signal<number | null>;
  readonly tick: Signal<Tick | null>;
}

export function useDesk(): Desk {
  return useMemo(
    () => ({
      mode: signal<Mode | null>(null),
      ref: signal<string | null>(null),
      action: signal<string | null>(null),
      target: signal<string | null>(null),
      value: signal<number | null>(null),
      tick: signal<Tick | null>(null),
    }),
    [],
  );
}

export interface Picked {
  readonly deed: Deed | undefined;
  readonly spec: DeclaredAction | undefined;
  readonly target: string;
  readonly value: number;
  readonly tick: Tick;
  /** Exactly this was asked last, and has or gets its answer. */
  readonly isAsked: boolean;
}

/** Until somebody asks, the best cut that was found is shown. */
export function modeOf({ mode }: Desk, whatIf: WhatIfView | undefined, found: FoundCut | null): Mode {
  if (mode.value !== null) return mode.value;
  if (whatIf) return whatIf.change.kind === "add" ? "add" : "yours";
  return found ? "found" : "yours";
}

/** Moments are chosen in steps of ten simulated seconds. */
export const STEP: Tick = 100;

export function pickedOf(desk: Desk, mode: Mode, report: DebriefReport, whatIf: WhatIfView | undefined): Picked {
  const change = whatIf?.change;
  const isSettled = whatIf !== undefined && whatIf.state !== "failed";
  if (mode !== "add") {
    const asked = change && change.kind !== "add" ? change : undefined;
    const ref = desk.ref.value ?? asked?.ref;
    const deed = report.deeds.find((other) => other.ref === ref) ?? report.deeds[0];
    const was = deed?.launchedTick ?? 0;
    const toTick = asked?.kind === "move" && asked.ref === deed?.ref ? asked.toTick : was;
    const tick = desk.tick.value ?? toTick;
    const isAsked = tick === was || (tick === toTick && isSettled);
    return { deed, spec: undefined, target: deed?.target ?? "", value: deed?.value ?? 0, tick, isAsked };
  }
  const asked = change?.kind === "add" ? change : undefined;
  const action = desk.action.value ?? asked?.action;
  const spec = report.actions.find((other) => other.action === action) ?? report.actions[0];
  const isSame = asked !== undefined && asked.action === spec?.action;
  const target = desk.target.value ?? (isSame ? asked.target : (spec?.targets[0] ?? ""));
  const value = desk.value.value ?? (isSame ? asked.value : (spec?.value?.initial ?? 0));
  const tick = desk.tick.value ?? (isSame ? asked.toTick : firstHarm(report));
  const isAsked =
    isSettled && isSame && asked.target === target && asked.value === value && asked.toTick === tick && !asked.and;
  return { deed: undefined, spec, target, value, tick, isAsked };
}

/** Where a hand starts that has nothing to start from: when the first part of the system was full or failed. */
function firstHarm({ tree, endTick }: DebriefReport): Tick {
  const harm = tree.find(({ kind }) => kind === "saturated" || kind === "failing");
  const tick = Math.min(harm?.tick ?? 0, endTick);
  return Math.max(0, tick - (tick % STEP));
}
