/**
 * The built server, killed again and again at random moments while bots play two rounds. `node test/faults/run.mjs`
 * does the same a hundred times.
 */
import { describe, expect, it } from "vitest";
import { isLong, sampleOf, seedsOf } from "../helpers/sample.ts";
import { backings } from "../server/storage/backing.ts";
import { killRepeatedly } from "./kills.ts";

const kills = Number(process.env["FAULTS_KILLS"] ?? (isLong ? 10 : 2));
const minutes = Number(process.env["FAULTS_KILLS_MINUTES"] ?? 15);
const wanted = process.env["FAULTS_KILLS_STORE"];
const seeds = seedsOf("kills", 1, 1);

/** One of the two by turns, both in a long run. */
const stores = wanted === undefined ? sampleOf(backings, 1) : backings;

describe.each(stores.filter(({ name }) => wanted === undefined || name.toLowerCase() === wanted))(
  "on $name",
  ({ name, prepare }) => {
    it.each(process.env["FAULTS_KILLS_SEED"]?.split(",") ?? seeds)(
      `keeps every acknowledged command and every live round through up to ${kills} kills (seed %s)`,
      { timeout: 1_800_000 },
      async (seed) => {
        const backing = await prepare();
        try {
          const say = (line: string): void => console.log(`${name}: ${line}`);
          const outcome = await killRepeatedly({ backing, kills, minutes, seed, say });
          console.log(`${name}, seed ${seed}: ${JSON.stringify(outcome)}`);
          expect(outcome).toMatchObject({ missing: [], twice: [], broken: [], diverged: [] });
          expect(outcome.acknowledged).toBeGreaterThan(10 * outcome.kills);
        } finally {
          await backing.dispose();
        }
      },
    );
  },
);
