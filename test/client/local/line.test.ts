import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { must } from "../../../shared/base/index.ts";
import { run } from "../../cli/desk.ts";
import { openToy } from "./toyRoom.ts";
import type { ToyRoom } from "./toyRoom.ts";

let toy: ToyRoom;
beforeEach(() => {
  toy = openToy();
  return () => toy.close();
});

const cap = (value: number) => ({ type: "action.launch", action: "cap-retries", target: "web>db", value }) as const;
const flush = { type: "action.launch", action: "flush-cache", target: "cache", value: 0 } as const;

describe("the toy round", () => {
  it("is a live one of two, in which a person has the second seat and command binds nobody", () => {
    const { common, own } = toy.room;
    expect(common.value.session).toMatchObject({ phase: "live", size: 2, layer: "standard", incident: "TOY" });
    expect(own.value.you).toMatchObject({ seat: 1, isHost: false, consoles: ["TRF", "SVC", "DAT", "INV"] });
    expect(own.value.refused["incident.declare"]).toBeUndefined();
    expect(common.value.map?.nodes.map(({ id }) => id)).toEqual(["edge", "web", "cache", "db"]);
  });

  it("answers as a server does: a refusal has its code, a private card stays private until it is shared", async () => {
    expect(await toy.say({ type: "clock.pause" })).toBe("role/host-only");
    expect(
      await toy.say({ type: "status.post", state: "identified", features: [], regions: [], impact: "x", nextInS: 240 }),
    ).toBe("incident/undeclared");
    expect(await toy.say({ type: "diagnostic.run", diagnostic: "saturation", target: "db" })).toBe("ok");
    toy.wait(4);
    const card = must(toy.room.own.value.tray[0], "card in the tray");
    expect(toy.room.common.value.evidence).toEqual([]);
    expect(await toy.say({ type: "evidence.share", card: card.id, claim: "full" })).toBe("ok");
    toy.wait(1);
    expect(toy.room.common.value.evidence).toMatchObject([{ target: "db", claim: "full" }]);
    expect(toy.room.own.value.tray).toEqual([]);
  });

  it("is the same for everybody", () => {
    const other = openToy();
    for (const each of [toy, other]) each.wait(60);
    expect(other.room.common.value.metrics).toEqual(toy.room.common.value.metrics);
    other.close();
  });
});

describe("the toy world", () => {
  it("passes lint as every scenario does", () => {
    const name = "shared/content/toy/edge-web-db.yaml";
    const { code, printed } = run(["lint", name], { [name]: readFileSync(name, "utf8") });
    expect([code, printed]).toEqual([0, "1 file, 0 errors, 0 warnings"]);
  });

  it("is healthy first, breaks by itself within half a minute, pages, and stays broken however long one waits", () => {
    toy.wait(12);
    expect(toy.errors()).toBe(0);
    toy.wait(13);
    expect(toy.room.common.value.alerts).toContainEqual(expect.objectContaining({ severity: "page", state: "firing" }));
    for (let minute = 0; minute < 20; minute++) {
      toy.wait(60);
      expect(toy.errors()).toBeGreaterThan(0.1);
    }
    expect(toy.room.common.value.session.phase).toBe("live");
  });

  it.each([0, 1])("is mended within 20 s by capping retries at %i, even late, and then does not end", async (value) => {
    toy.wait(600);
    expect(await toy.say(cap(value))).toBe("ok");
    toy.wait(20);
    expect(toy.errors()).toBeLessThan(0.01);
    toy.wait(300);
    expect(toy.errors()).toBeLessThan(0.01);
    expect(toy.room.common.value.session.phase).toBe("live");
  });

  it("is not mended by a cap that caps next to nothing, and the next one still mends it", async () => {
    toy.wait(40);
    await toy.say(cap(2));
    toy.wait(30);
    expect(toy.errors()).toBeGreaterThan(0.1);
    await toy.say(cap(0));
    toy.wait(20);
    expect(toy.errors()).toBeLessThan(0.01);
  });

  it("is hurt by a flush, which the estimate has warned of, and can still be mended", async () => {
    toy.wait(40);
    const before = toy.errors();
    await toy.say({ type: "action.prepare", action: "flush-cache", target: "cache", value: 0 });
    toy.wait(1);
    const warning = must(toy.room.own.value.preparing, "estimate").estimate.lines.find(
      ({ params }) => params["node"] === "db",
    );
    expect(Number(warning?.params["after"])).toBeGreaterThan(2);
    await toy.say(flush);
    let worst = 0;
    for (let second = 0; second < 12; second++) {
      toy.wait(1);
      worst = Math.max(worst, toy.errors());
    }
    expect(worst).toBeGreaterThan(1.5 * before);
    await toy.say(cap(0));
    toy.wait(25);
    expect(toy.errors()).toBeLessThan(0.01);
  });

  it("survives a flush that comes after the cure or in the same moment", async () => {
    toy.wait(40);
    await toy.say(cap(0));
    await toy.say(flush);
    toy.wait(60);
    expect(toy.errors()).toBeLessThan(0.01);
  });
});
