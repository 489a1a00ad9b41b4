/** Every byte that goes to a seat, recorded at the socket, with the real engine behind it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { fakeScenario, hiddenEdge, secrets } from "../../play/fakeScenario.ts";
import { goLive, openHouse, realStock } from "../house.ts";
import type { House } from "../house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({ worlds: realStock() });
});
afterAll(() => house.close());

it("[promise 2] sends no seat a byte of scenario, seed, truth or hidden edge before the debrief", async () => {
  const { places, host, player } = await goLive(house);
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
  await host.until((view) => view.tick > 350);
  const [round] = await house.store.rounds.ofExercise(places[0].code);
  const all = [...host.bytes, ...player.bytes].join("\n");
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
});
