/**
 * Every packaged scenario, played by bots on all seats with a console each, beside a host and a big screen: of every
 * byte that went to any of them before the debrief's reveal, none tells what only the truth knows. One scenario with
 * each commit, all of them in the long run.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dialSocket, openPlayer } from "../../../server/bots/index.ts";
import type { Dial, Player } from "../../../server/bots/index.ts";
import { setupOf } from "../../../server/exercise/opening.ts";
import { createWorldStock } from "../../../server/exercise/index.ts";
import { readPackaged } from "../../../server/library/index.ts";
import { createPool } from "../../../server/whatif/index.ts";
import type { Pool } from "../../../server/whatif/index.ts";
import { expand } from "../../../shared/content/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import { must } from "../../../shared/base/index.ts";
import { sampleOf } from "../../helpers/sample.ts";
import { openHouse, placeIn } from "../house.ts";
import type { House, Place, Visit } from "../house.ts";

const SEATS = 8;
/** A quarter of an hour of the incident. */
const PLAYED_TICKS = 9000;

const packaged = await readPackaged((problem) => {
  throw new Error(problem);
});
const ids = packaged.map(({ scenario }) => scenario.id);

let pool: Pool;
let house: House;
beforeAll(async () => {
  pool = createPool(1);
  house = await openHouse({ rate: 10, packaged, worlds: createWorldStock(pool, () => undefined) });
});
afterAll(async () => {
  await house.close();
  await pool.close();
});

/** Prose and names of a scenario that nobody may read before the reveal. */
function secretsOf(scenario: Scenario, visit: Visit): readonly string[] {
  const { title, learn, loudest, truth, cutPoints, policies, expect: expected, runSheet, hints, inspiredBy } = scenario;
  const { tick, common } = visit.view();
  const nowS = tick / 10;
  const found = new Set(common.map?.links.map(({ id }) => id));
  const { edges } = expand(scenario.world, scenario);
  return [
    scenario.id,
    title,
    learn,
    loudest.symptom,
    loudest.idea,
    ...truth.map(({ says }) => says),
    ...cutPoints.map(({ says }) => says),
    ...Object.values(policies).map(({ says }) => says),
    ...expected.flatMap(({ when, does }) => [when, does]),
    ...runSheet.say,
    ...runSheet.stuck.flatMap(({ at, ask }) => [at, ask]),
    ...hints.map(({ text }) => text),
    ...inspiredBy.map(({ title: report }) => report),
    ...scenario.changes.filter(({ atS }) => atS > nowS).map(({ text }) => text),
    ...scenario.reports.filter(({ atS }) => atS > nowS).map(({ text }) => text),
    ...scenario.injects.filter(({ atS }) => atS > nowS).map(({ text }) => text),
    ...edges.filter(({ id }) => !found.has(id)).map(({ id }) => id),
  ];
}

/** A bot in a seat. What it is answered counts among the bytes. */
function seat(place: Place, index: number, answers: string[]): Player {
  const dial: Dial = (ear) => {
    const line = dialSocket(house.url, place.code, place.token)(ear);
    return {
      ...line,
      command: (spoken, answered) =>
        line.command(spoken, (answer) => {
          answers.push(JSON.stringify(answer));
          answered(answer);
        }),
    };
  };
  const character = index % 2 === 0 ? "competent" : "reckless";
  return openPlayer({ dial, character, seed: `fog ${index}`, newId: randomUUID, hear: { ended: () => undefined } });
}

it.each(packaged)("$scenario.id says its title in nothing that players read in the round", ({ scenario }) => {
  const { world, rollouts, channels, jobs, enforcers, changes, logs, alerts } = scenario;
  const { actions, runbook, briefing, reports, injects } = scenario;
  const read = { world, rollouts, channels, jobs, enforcers, changes, logs, alerts };
  const told = JSON.stringify({ ...read, actions, runbook, briefing, reports, injects });
  expect(told).not.toContain(scenario.title);
});

it.each(sampleOf(ids, 1))("[promise 2] %s tells nobody what only the truth knows", { timeout: 900_000 }, async (id) => {
  const hosted = placeIn(
    await house.ask("POST", "/api/exercises", {
      scenario: id.split("-")[0],
      size: SEATS,
      layer: "full",
      speed: 8,
      liveMinutes: 60,
      name: "Host",
    }),
  );
  const answers: string[] = [];
  const players: Player[] = [];
  const visits: Visit[] = [];
  for (let index = 0; index < SEATS; index++) {
    const path = `/api/exercises/${hosted.code}/members`;
    const place = placeIn(await house.ask("POST", path, { name: `Seat ${index}` }));
    visits.push(await house.visit(place.token));
    players.push(seat(place, index, answers));
  }
  const host = await house.visit(hosted.token);
  const screen = await house.visit(placeIn(await house.ask("POST", `/api/exercises/${hosted.code}/screens`)).token);
  await host.until(({ common }) => common.seats.every(({ state, isReady }) => state === "here" && isReady));
  expect(await host.say({ type: "host.start" })).toBe("ok");
  const over = await host.until(
    ({ tick, common }) => tick > PLAYED_TICKS || !["briefing", "lobby", "live"].includes(common.session.phase),
  );
  // It may have been won by then.
  expect([over.common.session.phase === "live" ? "ok" : "phase/debrief", "phase/debrief"]).toContain(
    await host.say({ type: "round.end" }),
  );
  await Promise.all([host, screen, ...visits].map((visit) => visit.until(({ common }) => common.debrief !== null)));
  for (const player of players) player.close();

  const [round] = await house.store.rounds.ofExercise(hosted.code);
  if (!round) throw new Error("the round is stored");
  const { scenario, seed } = await setupOf(house.store, round);
  const all = [host, screen, ...visits]
    .flatMap(({ bytes }) => bytes)
    .concat(answers)
    .join("\n");
  // It was played, and everybody had a console.
  expect(over.tick).toBeGreaterThan(1000);
  expect(all).toContain(must(scenario.actions[0], "an action").label);
  expect(new Set(visits.flatMap((visit) => visit.view().own.you.consoles)).size).toBeGreaterThanOrEqual(6);
  const secrets = [...secretsOf(scenario, host), seed, round.scenarioHash, round.id];
  expect(secrets.length).toBeGreaterThan(20);
  const written = (secret: string): string => JSON.stringify(secret).slice(1, -1);
  expect(secrets.filter((secret) => secret !== "" && all.includes(written(secret)))).toEqual([]);
  // As a name; some are words that people use.
  expect(scenario.defects.filter(({ id: defect }) => all.includes(JSON.stringify(defect)))).toEqual([]);
  // What a seat found and kept for itself is in nobody else's bytes.
  let kept = 0;
  for (const visit of visits) {
    const shared = new Set(visit.view().common.evidence.map(({ id: card }) => card));
    const own = visit.view().own.tray.map(({ id: card }) => card);
    const others = [host, screen, ...visits]
      .filter((other) => other !== visit)
      .flatMap(({ bytes }) => bytes)
      .join("\n");
    for (const card of own.filter((each) => !shared.has(each))) {
      kept++;
      expect(others).not.toContain(`"id":"${card}"`);
    }
  }
  console.log(`${id}: ${all.length} bytes, ${secrets.length} secrets, ${kept} private cards, T+${over.tick / 10} s`);
});
