/** Who runs an exercise, and for how long. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { openHouse, placeIn, seize } from "../house.ts";
import type { House } from "../house.ts";
import { createFakeClock } from "../rooms/fakeClock.ts";
import type { FakeClock } from "../rooms/fakeClock.ts";

let house: House;
let clock: FakeClock;
beforeAll(async () => {
  clock = createFakeClock();
  house = await openHouse({ clock });
  await house.store.nodes.arrive({ name: "test", life: "1", url: null }, 600_000);
});
afterAll(() => house.close());

it("lets go of an exercise that another process has taken, and takes it back as its journal says when that one is gone", async () => {
  const place = placeIn(await house.ask("POST", "/api/exercises", {}));
  const visit = await house.visit(place.token);
  const closed = new Promise((resolve) => visit.socket.once("disconnect", resolve));
  const epoch = await seize(house.store, place.code);
  visit.socket.emit("command", { id: "unanswered", command: { type: "chat.say", text: "hello" } });
  await closed;
  visit.socket.disconnect();
  await expect(house.visit(place.token)).rejects.toMatchObject({ data: { code: "join/elsewhere" } });
  // As a server leaves it that was killed between the journal's commit and this.
  const [round] = await house.store.rounds.ofExercise(place.code);
  await house.store.rounds.setState(round?.id ?? "", epoch, "live");
  await house.store.leases.release(place.code, epoch);
  const back = await house.visit(place.token);
  expect(await back.say({ type: "chat.say", text: "hello again" })).toBe("ok");
  expect(back.view().common.chat.map(({ text }) => text)).not.toContain("hello");
  await expect.poll(async () => (await house.store.rounds.ofExercise(place.code))[0]?.state).toBe("lobby");
});

it("closes a room in which nobody is and nothing runs, and opens it for whoever comes", async () => {
  const place = placeIn(await house.ask("POST", "/api/exercises", { size: 3 }));
  // A closed room has given its lease back.
  const isFree = async (): Promise<boolean> => (await house.store.leases.take(place.code, "nobody that lives")).taken;
  expect(await isFree()).toBe(false);
  const isParked = async (): Promise<boolean> => {
    await clock.pass(30_000);
    return isFree();
  };
  await expect.poll(isParked, { timeout: 25_000 }).toBe(true);
  const back = await house.visit(place.token);
  expect(back.view().common.session).toMatchObject({ phase: "lobby", size: 3 });
});
