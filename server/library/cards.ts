/** What a scenario shows of itself: a card for everybody, without the fault, and a sheet for whoever hosts. Pure. */
import type { Scenario } from "../../shared/content/index.ts";
import type { HostSheet, ScenarioCard } from "../../shared/protocol/index.ts";

export interface About extends Pick<ScenarioCard, "choice" | "origin" | "isMine" | "plays"> {
  readonly scenario: Scenario;
}

export function cardOf({ scenario, isMine, ...about }: About): ScenarioCard {
  const { title, company, goals, players, minutes, difficulty, world } = scenario;
  return {
    ...about,
    isMine,
    title: isMine ? title : null,
    company,
    goals,
    players,
    minutes,
    difficulty,
    regions: world.regions.length,
    layers: layersOf(scenario),
  };
}

export function sheetOf(scenario: Scenario): HostSheet {
  const { title, truth, loudest, learn, runSheet, expect, hints, policies, inspiredBy } = scenario;
  const ways = Object.values(policies).map(({ kind, says }) => ({ kind, says }));
  return {
    title,
    families: [...new Set(truth.flatMap(({ mechanism }) => mechanism))],
    outlives: ways.some(({ kind }) => kind === "trigger"),
    truth: truth.map(({ says }) => says),
    loudest,
    learn,
    say: runSheet.say,
    stuck: runSheet.stuck,
    expect,
    hints,
    ways,
    inspiredBy,
  };
}

function layersOf({ world }: Scenario): readonly number[] {
  const counts = new Map<number, number>();
  for (const { layer = 0 } of world.services) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([, count]) => count);
}

/** The sum of what makes it hard: the library begins with the easiest. */
export function hardness({ difficulty }: Pick<Scenario, "difficulty">): number {
  return Object.values(difficulty).reduce((sum, level) => sum + level, 0);
}
