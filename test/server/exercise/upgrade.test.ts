/** A server of another version takes over in the middle of a round: it goes on, and says what it can no longer vouch for. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { goLive, openHouse, realStock } from "../house.ts";
import type { House, Party, Visit } from "../house.ts";
import { preparePGlite } from "../storage/backing.ts";
import type { Backing } from "../storage/backing.ts";

const worlds = realStock();
let backing: Backing;
let house: House;
let party: Party;

beforeAll(async () => {
  backing = await preparePGlite();
  await begin("first");
  party = await goLive(house);
});
afterAll(async () => {
  await house.close();
  await backing.dispose();
});

async function begin(engineVersion: string): Promise<void> {
  house = await openHouse({ on: backing, worlds, engineVersion });
  await house.hall.resume();
}

/** As a rolling upgrade does it: the old one writes down where it stands, the new one goes on. */
async function upgradeTo(engineVersion: string): Promise<void> {
  await house.close();
  await begin(engineVersion);
}

function back(): Promise<[Visit, Visit]> {
  return Promise.all([house.visit(party.places[0].token), house.visit(party.places[1].token)]);
}

async function marks(): Promise<unknown[]> {
  const [round] = await house.store.rounds.ofExercise(party.places[0].code);
  const found: unknown[] = [];
  for await (const page of house.store.journal.read(round?.id ?? "", 0)) {
    found.push(...page.flatMap(({ body }) => ("engine" in body ? [body["engine"]] : [])));
  }
  return found;
}

function said({ common }: ReturnType<Visit["view"]>): readonly string[] {
  return common.timeline.map(({ message }) => message.code).filter((code) => code.startsWith("engine."));
}

const addAt = (toTick: number) =>
  ({
    type: "whatif.run",
    change: { kind: "add", action: "admit", target: "edge@west", value: 30, toTick },
  }) as const;

it("goes on where the round stood, with all that was said and done, and marks the change once", async () => {
  const { host, player } = party;
  await player.say({ type: "chat.say", text: "before" });
  const { tick } = await host.until((view) => view.tick > 40);
  await upgradeTo("second");
  const [mine] = await back();
  const later = await mine.until((view) => view.tick > tick + 20);
  expect(later.common.session.phase).toBe("live");
  expect(later.common.chat.map(({ text }) => text)).toEqual(["before"]);
  expect(said(later)).toEqual(["engine.changed"]);
  expect(await marks()).toEqual(["second"]);
  await upgradeTo("second");
  const [again] = await back();
  await again.until((view) => view.tick > later.tick);
  expect(await marks()).toEqual(["second"]);
});

it("refuses what-ifs before the change, in words that say why, and asks them after it", async () => {
  const [host] = await back();
  const { tick } = await host.until(({ common }) => common.session.phase === "live");
  await host.until((view) => view.tick > tick + 40);
  expect(await host.say({ type: "round.end" })).toBe("ok");
  await host.until(({ common }) => common.session.phase === "debrief");
  const answer = await host.tell("command", { id: "w1", command: addAt(10) });
  expect(answer).toMatchObject({ ok: false, refusal: { code: "whatif/other-engine" } });
  expect(JSON.stringify(answer)).toContain("upgraded");
  expect(await host.say(addAt(tick + 20))).toBe("ok");
});

it("says of a debrief that another version computes it, and compares within that version", async () => {
  await upgradeTo("third");
  const [host] = await back();
  await host.until((view) => said(view).length === 2);
  expect(said(host.view())).toEqual(["engine.changed", "engine.recomputed"]);
  expect(await host.say(addAt(10))).toBe("whatif/other-engine");
});
