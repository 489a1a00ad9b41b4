/** Every byte that goes to a seat or a big screen, recorded at the socket, with the real engine behind it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { fakeScenario, hiddenEdge, secrets } from "../../play/fakeScenario.ts";
import { goLive, openHouse, placeIn, realStock } from "../house.ts";
import type { House } from "../house.ts";

/** What of a seat's own view is a list. */
const lists = [
  "tray",
  "runbook",
  "permitted",
  "inbox",
  "automations",
  "decisions",
  "notices",
  "depthNodes",
  "depth",
] as const;

let house: House;
beforeAll(async () => {
  house = await openHouse({ worlds: realStock() });
});
afterAll(() => house.close());

it("[promise 2] sends neither a seat nor a big screen a byte of scenario, seed, truth or hidden edge before the debrief", async () => {
  const { places, host, player } = await goLive(house);
  const screen = await house.visit(placeIn(await house.ask("POST", `/api/exercises/${places[0].code}/screens`)).token);
  const looks = ["logs", "traces", "changes", "compare", "dependencies", "store"] as const;
  for (const diagnostic of looks) {
    await player.say({
      type: "diagnostic.run",
      diagnostic,
      target: diagnostic === "store" ? "store@west" : "everything",
    });
    await player.say({ type: "diagnostic.run", diagnostic, target: "cache@west" });
  }
  await player.say({ type: "action.prepare", action: "admit", target: "edge@west", value: 20 });
  await host.say({ type: "clock.speed", speed: 8 });
  await host.say({ type: "incident.declare", severity: "SEV-1" });
  await host.say({ type: "nonsense" });
  const seen = await player.until(({ tick, own }) => tick > 350 && own.tray.length > 0);
  expect(await player.say({ type: "evidence.share", card: seen.own.tray[0]?.id })).toBe("ok");
  await screen.until(({ tick, common }) => tick > 350 && common.evidence.length > 0);
  const [round] = await house.store.rounds.ofExercise(places[0].code);
  const all = [...host.bytes, ...player.bytes, ...screen.bytes].join("\n");
  expect(all).toContain("store@west");
  expect(all.length).toBeGreaterThan(20_000);
  for (const secret of [
    ...secrets,
    fakeScenario.id,
    fakeScenario.title,
    hiddenEdge,
    round?.seed,
    round?.scenarioHash,
    round?.id,
  ]) {
    expect(all).not.toContain(secret);
  }
  const { you, refused, ...own } = screen.view().own;
  expect(you).toEqual({
    member: screen.member,
    seat: null,
    consoles: [],
    isHost: false,
    calledUntilMs: null,
    facilitates: false,
  });
  expect(new Set(Object.values(refused).map(({ code }) => code))).toEqual(new Set(["role/unknown-member"]));
  expect(own).toEqual({
    diagnostics: { slots: 0, runs: [], available: [] },
    guide: null,
    probe: null,
    whispers: [],
    preparing: null,
    starter: null,
    freshEyes: [],
    answers: {},
    ...Object.fromEntries(lists.map((name) => [name, []])),
  });
  const kept = player.view().own.tray.map(({ id }) => `"${id}"`);
  expect(kept.length).toBeGreaterThan(0);
  for (const id of kept) expect(screen.bytes.join("\n")).not.toContain(id);
});
