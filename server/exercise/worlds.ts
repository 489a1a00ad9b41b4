/**
 * Worlds at T+0. Living through the ordinary time before a round takes seconds, so a thread does it; what came out is
 * kept by scenario and seed. Of a scenario that most people begin with, one world is always made ahead.
 */
import { nanoid } from "nanoid";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { restoreSimulation } from "../../shared/sim/index.ts";
import type { RoundSetup } from "../../shared/play/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { variantFor } from "../documents/index.ts";
import type { Worlds } from "../rooms/index.ts";
import type { Pool, PreRolled } from "../whatif/index.ts";
import { canonical, settled } from "./canonical.ts";

/** A seed, and the variant of a scenario that belongs to it. */
export type Drawn = Pick<RoundSetup, "scenario" | "seed">;

export interface WorldStock extends Worlds {
  /** The world at T+0 as bytes, and the scrapes before: where every compared run begins. */
  origin(setup: RoundSetup): Promise<PreRolled>;
  /** Makes a world ahead, and another one each time that it has been taken. */
  prepare(scenario: Scenario): void;
  /** A seed for a new round, with its variant; the world is ready, or nearly so. A wanted seed has to be made first. */
  draw(scenario: Scenario, wanted?: string): Result<Drawn>;
}

const MOST_KEPT = 12;

export function createWorldStock(pool: Pick<Pool, "run">, warn: (problem: unknown) => void): WorldStock {
  /** Being too busy to work ahead is no trouble. */
  const ahead = (problem: unknown): void => {
    if (!(problem instanceof Busy)) warn(problem);
  };
  const made = new Map<string, Promise<PreRolled>>();
  /** By scenario, for those that are to be ready; undefined while the next one is on its way. */
  const next = new Map<string, Drawn | undefined>();

  function preRolled(
    scenario: Scenario,
    hash: string,
    seed: string,
    when: "now" | "later" = "now",
  ): Promise<PreRolled> {
    const key = `${hash} ${seed}`;
    const known = made.get(key);
    if (known) return known;
    const making = make(scenario, seed, when);
    made.set(key, making);
    making.catch(() => made.delete(key));
    const oldest = made.size > MOST_KEPT ? made.keys().next().value : undefined;
    if (oldest !== undefined) made.delete(oldest);
    return making;
  }

  async function make(scenario: Scenario, seed: string, when: "now" | "later"): Promise<PreRolled> {
    const job = await pool.run("preRoll", { scenario, seed }, { when }).result;
    if (!job.ok) throw new Busy(job.refusal.reason);
    return job.value;
  }

  function origin({ scenario, seed }: Drawn): Promise<PreRolled> {
    return preRolled(scenario, canonical(scenario).hash, seed);
  }

  function prepare(scenario: Scenario): void {
    const drawn = newDraw(scenario);
    if (!drawn.ok) return;
    next.set(canonical(scenario).hash, drawn.value);
    const { scenario: variant, seed } = drawn.value;
    preRolled(variant, canonical(variant).hash, seed, "later").catch(ahead);
  }

  return {
    prepare,
    draw(scenario, wanted) {
      if (wanted !== undefined) return newDraw(scenario, wanted);
      const { hash } = canonical(scenario);
      const waiting = next.get(hash);
      const isKeptReady = next.has(hash);
      if (isKeptReady) next.set(hash, undefined);
      const drawn = waiting ? ok(waiting) : newDraw(scenario);
      // The next one is made after this one, which somebody waits for.
      if (drawn.ok && isKeptReady) origin(drawn.value).then(() => prepare(scenario), ahead);
      return drawn;
    },
    origin,
    async fresh(setup) {
      const { scenario, seed } = setup;
      const { snapshot, before } = await origin(setup);
      return { world: restoreSimulation(scenario, seed, snapshot), before };
    },
    restore: ({ scenario, seed }, snapshot) => restoreSimulation(scenario, seed, snapshot),
  };
}

function newDraw(scenario: Scenario, seed = nanoid()): Result<Drawn> {
  const variant = variantFor(scenario, seed);
  if (variant.ok) return ok({ scenario: settled(variant.value), seed });
  // Why would tell players what is in it.
  return turnDown("exercise/unsound-variant");
}

/** No world could be made now; it is worth trying again. */
export class Busy extends Error {
  override readonly name = "Busy";
}
