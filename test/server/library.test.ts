/** The library over HTTP: cards without the fault, sheets for hosts, files in and out, and who may change what. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { must } from "../../shared/base/index.ts";
import { createPool } from "../../server/whatif/index.ts";
import type { Pool } from "../../server/whatif/index.ts";
import type { ScenarioCard } from "../../shared/protocol/index.ts";
import { no } from "../../shared/refusals/index.ts";
import { fakeScenario, secrets } from "../play/fakeScenario.ts";
import { goLive, openHouse } from "./house.ts";
import type { House, HttpAnswer } from "./house.ts";

const small = readFileSync("docs/examples/short-patience.yaml", "utf8");
const [mine, theirs] = ["a key of mine", "a key of theirs"].map((key) => key.replaceAll(" ", "-"));

let pool: Pool;
let house: House;
beforeAll(async () => {
  pool = createPool(2);
  house = await openHouse({ pool });
});
afterAll(async () => {
  await house.close();
  await pool.close();
});

const card = z.looseObject({
  choice: z.string(),
  title: z.string().nullable(),
  plays: z.number(),
  isMine: z.boolean(),
});
const cardsIn = ({ body }: HttpAnswer): readonly Pick<ScenarioCard, "choice" | "title" | "plays" | "isMine">[] =>
  z.array(card).parse(body["scenarios"]);
const cards = async (key?: string) => cardsIn(await house.ask("GET", "/api/scenarios", undefined, key));
const save = (text: string, key = mine) => house.ask("POST", "/api/scenarios", { text }, key);
const renamed = (name: string): string => small.replace(/^id: .*$/m, `id: ${name}`);

describe("a card", () => {
  it("tells what a player may know, and nothing of the fault", async () => {
    const { status, text, body } = await house.ask("GET", "/api/scenarios");
    expect(status).toBe(200);
    expect(body["scenarios"]).toEqual([
      {
        choice: "1",
        origin: "shipped",
        isMine: false,
        title: null,
        company: fakeScenario.company,
        goals: [],
        players: [1, 8],
        minutes: { short: 10, standard: 15 },
        difficulty: fakeScenario.difficulty,
        regions: 2,
        layers: [5],
        plays: 0,
      },
    ]);
    for (const secret of secrets.slice(0, 3)) expect(text.toLowerCase()).not.toContain(secret);
  });

  it("counts the rounds that went live", async () => {
    const before = must((await cards())[0], "a card").plays;
    await goLive(house);
    await expect.poll(async () => (await cards())[0]?.plays).toBe(before + 1);
  });
});

describe("a sheet", () => {
  it("tells whoever hosts everything", async () => {
    const { status, body } = await house.ask("GET", "/api/scenarios/1/sheet");
    expect([status, body["title"], body["truth"], body["families"]]).toEqual([
      200,
      fakeScenario.title,
      ["tumbleweed rolled"],
      ["caches and backlog"],
    ]);
  });

  it.each(["sheet", "dry-run", "file"])("is not there for what the library has not: %s", async (what) => {
    const { status, body } = await house.ask("GET", `/api/scenarios/none/${what}`);
    expect([status, body["code"]]).toEqual([404, "scenario/unknown"]);
  });
});

describe("a scenario of one's own", () => {
  it("is saved, played, changed, handed out as it was written, and removed", async () => {
    const saved = await save(renamed("mine-one"));
    expect(saved.status).toBe(201);
    const choice = String(saved.body["choice"]);
    const ownCard = async (key?: string) => (await cards(key)).find((each) => each.choice === choice);
    expect(await ownCard(mine)).toMatchObject({ isMine: true, title: expect.any(String) });
    expect(await ownCard(theirs)).toMatchObject({ isMine: false, title: null });
    expect((await house.ask("POST", "/api/exercises", { scenario: choice })).status).toBe(201);

    const text = `# mine\n${renamed("mine-two")}`;
    expect((await house.ask("PUT", `/api/scenarios/${choice}`, { text }, mine)).status).toBe(200);
    const file = await fetch(`${house.url}/api/scenarios/${choice}/file`);
    expect(file.headers.get("content-disposition")).toBe("attachment; filename=mine-two.yaml");
    expect(await file.text()).toBe(text);

    expect((await house.ask("DELETE", `/api/scenarios/${choice}`, undefined, mine)).status).toBe(200);
    expect(await ownCard(mine)).toBeUndefined();
  });

  it("is changed and removed by nobody else", async () => {
    const choice = String((await save(renamed("guarded"))).body["choice"]);
    const path = `/api/scenarios/${choice}`;
    const answers = [
      await house.ask("PUT", path, { text: renamed("stolen") }, theirs),
      await house.ask("DELETE", path, undefined, theirs),
      await house.ask("PUT", "/api/scenarios/1", { text: renamed("stolen") }, theirs),
    ];
    expect(answers.map(({ status, body }) => [status, body["code"]])).toEqual(
      answers.map(() => [403, "scenario/not-yours"]),
    );
    const file = await fetch(`${house.url}/api/scenarios/${choice}/file`);
    expect(await file.text()).toBe(renamed("guarded"));
  });

  it("needs an id that no other has", async () => {
    await save(renamed("twice"));
    for (const name of ["twice", fakeScenario.id]) {
      const { status, body } = await save(renamed(name), theirs);
      expect([status, body["code"]]).toEqual([409, "scenario/taken"]);
      expect(body["reason"]).toContain(name);
    }
  });

  it("is refused with its line, its column and what to write", async () => {
    const wrong = renamed("wrong").replace("to: rows", "to: rowz");
    const line = wrong.split("\n").findIndex((each) => each.includes("to: rowz")) + 1;
    const { status, body } = await save(wrong);
    expect([status, body["code"]]).toEqual([422, "scenario/faulty"]);
    expect(body["problems"]).toContainEqual({
      line,
      column: expect.any(Number),
      says: expect.stringContaining('did you mean "rows"?'),
    });
    expect(body["reason"]).toContain(`line ${line}`);
  });

  it.each<[string, unknown, string | undefined, number, string]>([
    ["without a key", { text: small }, undefined, 400, "scenario/keyless"],
    ["that is no text", { text: 7 }, "k", 400, "request/no-file"],
    ["that is too long", { text: "#".repeat(500_001) }, "k", 400, "request/no-file"],
    ["that is no YAML", { text: "a: [" }, "k", 422, "scenario/faulty"],
    ["with what no database keeps", { text: "# \0" }, "k", 400, "request/no-file"],
    ["that is something else", { text: "hello" }, "k", 422, "scenario/faulty"],
  ])("is refused %s", async (_, body, key, status, code) => {
    const answer = await house.ask("POST", "/api/scenarios", body, key);
    expect([answer.status, answer.body["code"]]).toEqual([status, code]);
  });
});

describe("a draft", () => {
  const draft = (text: string) => house.ask("POST", "/api/drafts", { text });

  it("is remembered under a choice that works like any other, and is on no shelf", async () => {
    const { status, body } = await draft(renamed("only-a-draft"));
    expect([status, body["title"]]).toEqual([200, "Short patience"]);
    const choice = String(body["choice"]);
    expect(body["map"]).toMatchObject({ regions: [{ id: "eu" }, { id: "us" }], nodes: { length: 6 } });
    expect((await cards(mine)).map((each) => each.choice)).not.toContain(choice);
    expect((await house.ask("GET", `/api/scenarios/${choice}/sheet`)).status).toBe(200);
    expect((await house.ask("POST", "/api/solo", { scenario: choice })).status).toBe(201);
  });

  it("that is wrong is told where, without being an error", async () => {
    const { status, body } = await draft(renamed("wrong").replace("kind: gateway", "kind: gatway"));
    expect(status).toBe(200);
    expect(body["problems"]).toEqual([
      { line: expect.any(Number), column: expect.any(Number), says: expect.stringContaining("gateway") },
    ]);
  });

  it("begins with an example and a schema", async () => {
    const example = await fetch(`${house.url}/api/scenarios/example`);
    expect(await example.text()).toBe("id: example");
    expect((await house.ask("GET", "/api/scenarios/schema")).body).toHaveProperty("properties.runSheet");
  });
});

it("says why a trial failed, for as long as nobody begins it again", async () => {
  const unplayed = renamed("no-reference").replace("kind: reference", "kind: right");
  const choice = String((await save(unplayed)).body["choice"]);
  await house.ask("POST", `/api/scenarios/${choice}/pace`);
  const look = async () => (await house.ask("GET", `/api/scenarios/${choice}/pace`)).body;
  await expect.poll(async () => (await look())["state"]).toBe("failed");
  expect(await look()).toEqual({ state: "failed", refusal: no("scenario/no-reference") });
});

it("gives an author the text of a scenario that no longer reads, and lets nobody play it", async () => {
  const choice = String((await save(renamed("out-of-date"))).body["choice"]);
  const row = must(await house.store.scenarios.find(choice), "the row");
  await house.store.scenarios.change({ ...row, text: "format: small-causes/scenario@0" });
  expect((await cards(mine)).map((each) => each.choice)).toContain(choice);
  expect(await (await fetch(`${house.url}/api/scenarios/${choice}/file`)).text()).toBe(
    "format: small-causes/scenario@0",
  );
  const played = await house.ask("POST", "/api/exercises", { scenario: choice });
  expect([played.status, played.body["code"]]).toEqual([422, "scenario/faulty"]);
  expect((await house.ask("DELETE", `/api/scenarios/${choice}`, undefined, mine)).status).toBe(200);
});

it("times a scenario", { timeout: 240_000 }, async () => {
  const choice = String((await save(renamed("timed"))).body["choice"]);
  const begun = await house.ask("POST", `/api/scenarios/${choice}/pace`);
  expect([begun.status, begun.body]).toEqual([200, { state: "running", progress: 0 }]);
  const look = async () => (await house.ask("GET", `/api/scenarios/${choice}/pace`)).body;
  await expect.poll(async () => (await look())["state"], { timeout: 230_000 }).toBe("done");
  const { bounds, tipTick, globalTick, wonTick } = await look();
  expect(z.array(z.looseObject({ bound: z.string(), ok: z.boolean() })).parse(bounds).length).toBeGreaterThan(10);
  expect(Number(tipTick)).toBeLessThan(Number(globalTick));
  expect(wonTick).not.toBeNull();
});

it("runs dry what becomes of a scenario without anybody, and with its reference", { timeout: 120_000 }, async () => {
  const choice = String((await save(renamed("seen-ahead"))).body["choice"]);
  expect((await house.ask("GET", `/api/scenarios/${choice}/dry-run`)).body["code"]).toBe("scenario/unknown");
  const begun = await house.ask("POST", `/api/scenarios/${choice}/dry-run`);
  expect([begun.status, begun.body]).toEqual([200, { state: "running", progress: 0 }]);
  const look = async () => (await house.ask("GET", `/api/scenarios/${choice}/dry-run`)).body;
  await expect.poll(async () => (await look())["state"], { timeout: 110_000 }).toBe("done");
  const { none, reference, users, horizonTick, everyTicks } = await look();
  const run = z.object({
    userMinutes: z.array(z.number()),
    wentGlobalTick: z.number().nullable(),
    wonTick: z.number().nullable(),
  });
  const [ignored, played] = [run.parse(none), run.parse(reference)];
  expect(horizonTick).toBe(10 * 2400);
  expect(ignored.userMinutes).toHaveLength(Number(horizonTick) / Number(everyTicks) + 1);
  expect(z.array(z.number()).parse(users)).toHaveLength(ignored.userMinutes.length);
  expect(ignored.wentGlobalTick).not.toBeNull();
  expect(played.wonTick).not.toBeNull();
  expect(must(played.userMinutes.at(-1), "total")).toBeLessThan(0.7 * must(ignored.userMinutes.at(-1), "total"));
});

describe("files of somebody's own system", () => {
  const worldShape = z.object({ text: z.string(), services: z.array(z.object({ name: z.string() })) });
  const importing = (...files: readonly object[]) => house.ask("POST", "/api/imports", { files });

  it("become the text of a scenario, which can be saved", async () => {
    const { status, body } = await importing({ name: "a.csv", text: "from,to,rps\nweb,cart,40\n" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ flaw: null, files: [{ format: "edges", services: 2, calls: 1 }] });
    const { text, services } = worldShape.parse(body["world"]);
    expect(text).toContain("# guess: serviceMs 10.");
    expect(services.map(({ name }) => name)).toEqual(["cart", "web"]);
    expect(await save(text)).toMatchObject({ status: 201 });
  });

  it("make another scenario each time, so that two people can save what the same files tell", async () => {
    const texts = await Promise.all(
      [1, 2].map(async () => {
        const { body } = await importing({ name: "b.csv", text: "from,to\nweb,basket\n" });
        return worldShape.parse(body["world"]).text;
      }),
    );
    for (const text of texts) expect(await save(text)).toMatchObject({ status: 201 });
  });

  it("are refused by line and advice, each by itself, and what is right of the others is shown", async () => {
    const wrong = { name: "a.csv", text: "from,to,rps\nweb,cart,many\n" };
    const problems = [{ line: 2, column: 1, says: expect.stringContaining('rps: "many"') }];
    expect((await importing(wrong)).body).toEqual({ files: [{ problems }], world: null, flaw: null });
    const { status, body } = await importing(wrong, { name: "b.csv", text: "from,to\nweb,shop\n" });
    expect(status).toBe(200);
    expect(body["files"]).toEqual([{ problems }, { format: "edges", services: 2, calls: 1 }]);
    expect(worldShape.parse(body["world"]).services.map(({ name }) => name)).toEqual(["shop", "web"]);
  });

  it("are refused together where they are too much, and as what they are not", async () => {
    const { body } = await importing(
      ...Array.from({ length: 21 }, (_, n) => ({ name: `${n}`, text: "from,to\na,b\n" })),
    );
    expect(body).toEqual({ files: [], world: null, flaw: "these are 21 files; choose 20 at most." });
    expect(await importing({ name: "a.csv" })).toMatchObject({ status: 400, body: { code: "request/no-file" } });
    expect(await importing()).toMatchObject({ status: 400 });
  });

  it("may become a text of half a million characters, which is drafted and saved like any", async () => {
    const { body } = await importing({ name: "c.csv", text: "from,to\nweb,stock\n" });
    const text = `${worldShape.parse(body["world"]).text}${"# so many guesses\n".repeat(26_000)}`;
    expect(text.length).toBeGreaterThan(450_000);
    expect(await house.ask("POST", "/api/drafts", { text })).toMatchObject({
      status: 200,
      body: { title: "My system" },
    });
    expect(await save(text)).toMatchObject({ status: 201 });
  });

  it("may be larger than a scenario", async () => {
    const text = `from,to\n${"web,cart\n".repeat(150_000)}`;
    expect(await importing({ name: "large.csv", text })).toMatchObject({ status: 200 });
  });
});
