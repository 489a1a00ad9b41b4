/**
 * Beats of a run that nobody touches: its first page, its tip, and when it goes global. The tip is the moment after
 * which waiting no longer helps: a station fills up and stays full until something fails because of it.
 */
import type { Tick } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { SimEvent } from "../../shared/sim/index.ts";
import { firstTick } from "./live.ts";

export interface Beats {
  readonly pageTick: Tick | null;
  readonly tip: { readonly tick: Tick; readonly subject: string } | null;
  readonly globalTick: Tick | null;
}

export function beatsOf(scenario: Scenario, events: readonly SimEvent[]): Beats {
  const page = events.find(({ kind, subject }) => kind === "alert-fired" && isPage(scenario, subject));
  return { pageTick: page?.tick ?? null, tip: tipOf(events), globalTick: firstTick(events, "went-global") };
}

/** Burning budgets always page; an alert's rule says what it does. The id is `rule:subject`. */
function isPage({ alerts }: Scenario, alert: string): boolean {
  const rule = alert.split(":")[0];
  return rule === "burn" || alerts.some(({ id, severity }) => id === rule && severity === "page");
}

/** The first station to fill up of those that are full when a failure descends from that. */
export function tipOf(events: readonly SimEvent[]): Beats["tip"] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const full = new Map<string, SimEvent>();
  let tip: SimEvent | null = null;
  for (const event of events) {
    if (event.kind === "saturated") full.set(event.subject, event);
    if (event.kind === "relieved") full.delete(event.subject);
    if (event.kind !== "failing") continue;
    const causes = ancestors(event, byId);
    for (const cause of full.values()) {
      if (causes.has(cause) && (tip === null || cause.tick < tip.tick)) tip = cause;
    }
  }
  return tip && { tick: tip.tick, subject: tip.subject };
}

function ancestors(event: SimEvent, byId: ReadonlyMap<number, SimEvent>): ReadonlySet<SimEvent> {
  const found = new Set<SimEvent>();
  const todo = [event];
  for (let next = todo.pop(); next; next = todo.pop()) {
    for (const id of next.parents) {
      const parent = byId.get(id);
      if (!parent || found.has(parent)) continue;
      found.add(parent);
      todo.push(parent);
    }
  }
  return found;
}
