/** What the team's looks and estimates may use: the known calls, the scrapes, and the changes the team made. */
import type { Tick } from "../base/index.ts";
import type { ChangeView } from "../protocol/index.ts";
import type { History, Seen } from "../telemetry/index.ts";
import { actionOf } from "./facts.ts";
import type { Facts } from "./facts.ts";
import type { Action, Play, Preparation } from "./state.ts";

export function seenBy(facts: Facts, play: Play, history: History, tick: Tick): Seen {
  const { scenario, topology, documentedEdges } = facts;
  return {
    scenario,
    topology,
    history,
    tick,
    knownEdges: [...documentedEdges, ...play.found.map(({ edge }) => edge)],
    teamChanges: play.actions.flatMap((action) => changeOf(facts, action)),
  };
}

/** The value that the team's last finished change of this kind left there, or null. */
export function valueInForce(play: Play, { action, target }: Omit<Preparation, "value">): number | null {
  const done = play.actions.filter(
    (other) => other.action === action && other.target === target && other.state === "effective",
  );
  return done.at(-1)?.value ?? null;
}

function changeOf(facts: Facts, { launchedTick, action, target, by, value }: Action): readonly ChangeView[] {
  const spec = actionOf(facts, action);
  if (launchedTick === null || !spec) return [];
  const text = spec.value
    ? `${spec.label}: ${value}${spec.value.unit === "/s" ? "" : " "}${spec.value.unit}`.trimEnd()
    : spec.label;
  return [{ tick: launchedTick, service: target, kind: "team", text, by: "", seat: by }];
}
