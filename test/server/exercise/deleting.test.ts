/** One click of the host removes a session with everything; whoever looked is told what happened. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { goLive, openHouse, placeIn } from "../house.ts";
import type { House } from "../house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

it("is the host's alone, leaves nothing behind, and tells everybody who comes back", async () => {
  const { places, player } = await goLive(house);
  const [mine, theirs] = places;
  const remove = (token?: string) => house.ask("DELETE", `/api/exercises/${mine.code}`, undefined, token);
  for (const token of [undefined, "wrong", theirs.token])
    expect(await remove(token)).toMatchObject({ status: 403, body: { code: "role/host-only" } });

  const turnedAway = new Promise((resolve) => player.socket.on("connect_error", (problem) => resolve(problem)));
  const other = placeIn(await house.ask("POST", "/api/exercises", { size: 1, name: "Cy" }));
  expect(await remove(mine.token)).toMatchObject({ status: 200, body: { code: mine.code } });

  expect(await turnedAway).toMatchObject({ data: { code: "exercise/deleted" } });
  expect(await house.store.exercises.find(mine.code)).toBeUndefined();
  expect(await house.store.members.ofExercise(mine.code)).toEqual([]);
  expect(await house.store.rounds.ofExercise(mine.code)).toEqual([]);
  expect((await house.ask("GET", `/api/exercises/${mine.code}`)).status).toBe(404);
  expect((await remove(mine.token)).status).toBe(403);
  expect(await house.store.exercises.find(other.code)).toBeDefined();
});
