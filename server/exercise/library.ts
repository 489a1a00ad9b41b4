/**
 * The scenarios that a host can choose from. Each has a number of its own here, because its name would tell players
 * what awaits them; the title is for the host.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { checkScenario } from "../../shared/sim/index.ts";
import { source } from "../config/index.ts";

export interface Offer {
  /** What a host names to choose it. */
  readonly choice: string;
  readonly players: readonly [least: number, most: number];
  readonly minutes: { readonly short: number; readonly standard: number };
  readonly difficulty: Scenario["difficulty"];
  /** Null for whoever is not a host. */
  readonly title: string | null;
}

export interface Library {
  offers(forHost: boolean): readonly Offer[];
  /** Undefined takes the first. */
  choose(choice: string | undefined): Scenario | undefined;
}

export function createLibrary(scenarios: readonly Scenario[]): Library {
  return {
    offers: (forHost) =>
      scenarios.map(({ title, players, minutes, difficulty }, index) => ({
        choice: String(index + 1),
        players,
        minutes,
        difficulty,
        title: forHost ? title : null,
      })),
    choose: (choice = "1") => scenarios.find((_, index) => String(index + 1) === choice),
  };
}

/** The scenarios of the package. One that does not fit is left out, with a warning. */
export async function readScenarios(warn: (problem: string) => void): Promise<readonly Scenario[]> {
  const folder = source("shared/content/scenarios");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  const read = await Promise.all(
    names.map(async (name) => {
      const parsed = scenarioSchema.safeParse(parse(await readFile(join(folder, name), "utf8")));
      const problem = parsed.success ? flaw(parsed.data) : parsed.error.message;
      if (problem !== undefined) warn(`The scenario ${name} is left out: ${problem}`);
      return parsed.success && problem === undefined ? [parsed.data] : [];
    }),
  );
  return read.flat();
}

function flaw(scenario: Scenario): string | undefined {
  const checked = checkScenario(scenario);
  return checked.ok ? undefined : checked.refusal.reason;
}
