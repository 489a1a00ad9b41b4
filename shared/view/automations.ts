/**
 * Which automations a seat sees into, and what it reads there: those of the services it owns, and of those that nobody
 * is told about only the ones that its team has already laid hands on by one of the seat's own actions.
 */
import type { Automation } from "../content/index.ts";
import type { AutomationDesk, DecisionView, LookView, OwnView } from "../protocol/index.ts";
import { actionOf, consolesHeldBy, consolesOf, hasDepth } from "../play/index.ts";
import type { Round } from "../play/index.ts";
import { latest, shown } from "../telemetry/index.ts";

export function automationDesks(round: Round, seat: number): Pick<OwnView, "automations" | "decisions"> {
  const now = latest(round.history);
  const seen = new Map(
    round.facts.topology.automations.filter((one) => isInSight(round, seat, one)).map((one) => [one.id, one.kind]),
  );
  return {
    automations: (now?.automations ?? []).flatMap(({ id, paused, override, look }): readonly AutomationDesk[] => {
      const kind = seen.get(id);
      return kind === undefined ? [] : [{ id, kind, isPaused: paused, override, look: look && lookView(look) }];
    }),
    decisions: (now?.decisions ?? []).flatMap(({ n, actor, ...look }): readonly DecisionView[] => {
      const kind = seen.get(actor);
      return kind === undefined ? [] : [{ n, actor, kind, ...lookView(look) }];
    }),
  };
}

function isInSight({ facts, play }: Round, seat: number, { names, service, isDocumented }: Automation): boolean {
  if (isDocumented) {
    const station = facts.topology.stations.find((one) => one.service.id === service);
    if (station && hasDepth(facts, play, seat, station)) return true;
  }
  const held = consolesHeldBy(play, seat);
  const isMine = (id: string): boolean => {
    const spec = actionOf(facts, id);
    return spec !== undefined && consolesOf(spec).some((console) => held.includes(console));
  };
  if (!isDocumented)
    return play.actions.some(
      ({ action, target, launchedTick }) => launchedTick !== null && names.includes(target) && isMine(action),
    );
  return facts.scenario.actions.some(({ id, targets }) => isMine(id) && targets.some((name) => names.includes(name)));
}

function lookView({ read, ...look }: LookView): LookView {
  const value = read?.value ?? null;
  return { ...look, read: read && { ...read, value: value === null ? null : shown(value) } };
}
