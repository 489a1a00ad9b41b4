/**
 * What is worth trying in the search for the best cut: the authored cut points, what the team itself used, and every
 * declared action on a part of the system that the cascade went through. Each with the values to try, likeliest first.
 */
import { must } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { ActionSpec, Scenario } from "../../content/index.ts";
import type { AddedAction, CascadeNode, Deed } from "../../protocol/index.ts";
import { sameEngineSince } from "../../play/index.ts";
import type { Play } from "../../play/index.ts";
import { SCRAPE_TICKS } from "../../sim/index.ts";
import { planCuts } from "../runs/cuts.ts";
import type { TeamRun } from "../runs/team.ts";
import { withoutRegions } from "../score/answers.ts";

export interface Candidate {
  readonly action: string;
  readonly target: string;
  readonly values: readonly number[];
}

type Place = Pick<AddedAction, "action" | "target"> & { readonly value?: number };

/** Each costs a run or more; what was authored and what the team used come first. */
const MOST = 16;

export function candidatesOf(
  scenario: Scenario,
  deeds: readonly Deed[],
  tree: readonly CascadeNode[],
): readonly Candidate[] {
  const steps = scenario.policies["reference"]?.steps ?? [];
  const reference = steps.map(({ do: action, on: target, value }): Place => ({
    action,
    target,
    ...(value === undefined ? {} : { value }),
  }));
  const onPath = scenario.actions.flatMap(({ id, targets }) =>
    targets
      .filter((target) => tree.some((node) => liesOn(target, node)))
      .map((target): Place => ({ action: id, target })),
  );
  const all: readonly Place[] = [...planCuts(scenario), ...reference, ...deeds, ...onPath];
  const found = new Map<string, Candidate>();
  for (const { action, target } of all) {
    const key = `${action} ${target}`;
    const spec = must(
      scenario.actions.find(({ id }) => id === action),
      action,
    );
    if (found.has(key) || !spec.targets.includes(target)) continue;
    const known = all.flatMap((one) => (one.action === action && one.target === target ? (one.value ?? []) : []));
    found.set(key, { action, target, values: valuesOf(spec, known) });
  }
  return [...found.values()].slice(0, MOST);
}

/** Known ones first, then where the slider stands, then its ends and its middle. */
function valuesOf({ value: slider }: ActionSpec, known: readonly number[]): readonly number[] {
  if (!slider) return [0];
  const { min, max, step, initial } = slider;
  const middle = min + Math.round((max - min) / 2 / step) * step;
  return [...new Set([...known, initial, min, max, middle])];
}

/** Whether a target is part of what a step of the cascade happened to. */
function liesOn(target: string, { kind, region, subject, covers }: CascadeNode): boolean {
  if (kind === "failover-started" && target === `failover:${region}`) return true;
  const hit = [subject, ...covers].flatMap((place) => place.split(">"));
  return target.split(">").some((part) => hit.some((place) => place === part || withoutRegions(place) === part));
}

/** The search adds nothing before the first alert: until then nobody could have known. Nor before another engine took over. */
export function firstMoment(
  { events, endTick, play }: Pick<TeamRun, "events" | "endTick"> & { readonly play: Pick<Play, "engines"> },
  tree: readonly CascadeNode[],
): Tick {
  const began = tree[0]?.tick ?? 0;
  const alert = events.find(({ kind, tick }) => kind === "alert-fired" && tick >= began);
  const tick = Math.max(alert?.tick ?? began, sameEngineSince(play));
  return Math.max(0, Math.min(Math.ceil(tick / SCRAPE_TICKS) * SCRAPE_TICKS, endTick));
}
