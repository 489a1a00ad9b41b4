/** What kind of change a deed was: one that only holds something back, or one that lets load in again. */
import { must } from "../../base/index.ts";
import type { Risk, Verb } from "../../actions/index.ts";
import type { ActionSpec, Scenario } from "../../content/index.ts";
import type { Deed } from "../../protocol/index.ts";

/** Where a deed stands among the others of its round. */
export interface Among {
  readonly scenario: Scenario;
  readonly deeds: readonly Deed[];
}

const gates: ReadonlySet<Verb> = new Set(["traffic.admit", "traffic.limit"] as const);
const holds: ReadonlySet<Verb> = new Set(["automation.pause", "changes.freeze", "breaker.force"] as const);

export function verbOf(among: Pick<Among, "scenario">, deed: Pick<Deed, "action">): Verb {
  return specOf(among, deed).verb;
}

export function riskOf(among: Pick<Among, "scenario">, deed: Pick<Deed, "action">): Risk {
  return specOf(among, deed).risk;
}

function specOf({ scenario }: Pick<Among, "scenario">, { action }: Pick<Deed, "action">): ActionSpec {
  return must(
    scenario.actions.find(({ id }) => id === action),
    action,
  );
}

export function isGate(among: Pick<Among, "scenario">, deed: Pick<Deed, "action">): boolean {
  return gates.has(verbOf(among, deed));
}

/** The value at which a gate holds nobody back. */
export function mostOf(among: Pick<Among, "scenario">, deed: Pick<Deed, "action">): number {
  return specOf(among, deed).value?.max ?? 0;
}

/** Where the same gate stood before. */
export function valueBefore(among: Among, deed: Deed): number {
  const earlier = among.deeds.filter(
    ({ action, target, launchedTick }) =>
      action === deed.action && target === deed.target && launchedTick < deed.launchedTick,
  );
  return earlier.at(-1)?.value ?? mostOf(among, deed);
}

export function isRaise(among: Among, deed: Deed): boolean {
  return isGate(among, deed) && deed.value > valueBefore(among, deed);
}

/** Holds load or an automation back, and puts nothing more on anybody. */
export function isCalming(among: Among, deed: Deed): boolean {
  return holds.has(verbOf(among, deed)) || (isGate(among, deed) && !isRaise(among, deed));
}
