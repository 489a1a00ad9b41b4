/** What a scenario shows of itself: a card for everybody, without the fault, and a sheet for whoever hosts. Pure. */
import { z } from "zod";
import type { Scenario } from "../../shared/content/index.ts";
import type { HostSheet, ScenarioCard } from "../../shared/protocol/index.ts";

const level = z.number();

/** What a card takes from its scenario. Saved with a scenario of one's own, so that showing it needs no reading. */
export const faceShape = z.object({
  title: z.string(),
  company: z.object({ name: z.string(), sentence: z.string() }),
  goals: z.array(z.string()),
  players: z.tuple([z.number(), z.number()]),
  minutes: z.object({ short: z.number(), standard: z.number() }),
  difficulty: z.object({ diagnosis: level, pace: level, noise: level, coordination: level }),
  regions: z.number(),
  layers: z.array(z.number()).readonly(),
});
export type Face = Readonly<z.infer<typeof faceShape>>;

export function faceOf({ title, company, goals, players, minutes, difficulty, world }: Scenario): Face {
  const layers = layersOf(world.services);
  return { title, company, goals, players, minutes, difficulty, regions: world.regions.length, layers };
}

export function cardOf(
  { title, ...face }: Face,
  about: Pick<ScenarioCard, "choice" | "origin" | "isMine" | "plays">,
): ScenarioCard {
  return { ...face, ...about, title: about.isMine ? title : null };
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

function layersOf(services: Scenario["world"]["services"]): readonly number[] {
  const counts = new Map<number, number>();
  for (const { layer = 0 } of services) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([, count]) => count);
}

/** The sum of what makes it hard: the library begins with the easiest. */
export function hardness({ difficulty }: Pick<Scenario, "difficulty">): number {
  return Object.values(difficulty).reduce((sum, each) => sum + each, 0);
}
