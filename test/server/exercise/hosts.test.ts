/** Several who conduct: each a host under a name of their own, by a link that the first one makes. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { openHouse, placeIn } from "../house.ts";
import type { House } from "../house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const invite = (code: string, token: string, name: string) =>
  house.ask("POST", `/api/exercises/${code}/hosts`, { name }, token);

it("lets a host invite others, who pause, facilitate and see the truth beside them", async () => {
  const first = placeIn(await house.ask("POST", "/api/exercises", { size: 2, name: "Fay" }));
  const second = placeIn(await invite(first.code, first.token, "Gil"));
  const [fay, gil] = [await house.visit(first.token), await house.visit(second.token)];
  expect(gil.member).not.toBe(fay.member);
  await expect.poll(() => fay.roster().names[gil.member]).toBe("Gil");
  const ana = await house.visit(
    placeIn(await house.ask("POST", `/api/exercises/${first.code}/members`, { name: "Ana" })).token,
  );
  await ana.say({ type: "seat.take", seat: 0 });
  for (const host of [fay, gil]) expect(await host.say({ type: "guide.begin" })).toBe("ok");
  await fay.say({ type: "host.start" });
  await gil.say({ type: "host.start" });
  await ana.until(({ common }) => common.session.phase === "live");
  expect(await gil.say({ type: "clock.pause" })).toBe("ok");
  expect(await fay.say({ type: "clock.resume" })).toBe("ok");
  for (const host of [fay, gil]) expect((await host.until(({ own }) => own.guide !== null)).own.guide).not.toBeNull();
  expect(ana.view().own.guide).toBeNull();
});

it("invites nobody for who is no host, under no name twice, and not without end", async () => {
  const { code, token } = placeIn(await house.ask("POST", "/api/exercises", { size: 2, name: "Fay" }));
  const player = placeIn(await house.ask("POST", `/api/exercises/${code}/members`, { name: "Ana" }));
  expect((await invite(code, player.token, "Gil")).body["code"]).toBe("role/host-only");
  expect((await invite(code, token, "ana")).body).toEqual({
    code: "hosts/name-taken",
    reason: "ana is taken in this session; add a letter.",
    params: { name: "ana" },
  });
  expect((await invite(code, token, " ")).body["code"]).toBe("request/invalid");
  for (let n = 2; n <= 8; n++) expect((await invite(code, token, `Host ${n}`)).status).toBe(201);
  expect((await invite(code, token, "Host 9")).body["code"]).toBe("hosts/too-many");
});
