/**
 * Whatever comes over a socket: almost right, malformed, out of phase, huge, sent again, under tokens that are not
 * theirs. Everything is answered or cut off, nothing throws inside, what was refused is not written, and the others
 * play on. Examples change with the commit.
 */
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { envelopeSchema } from "../../../shared/protocol/index.ts";
import { isLong } from "../../helpers/sample.ts";
import { goLive, openHouse, placeIn, visitAt } from "../house.ts";
import type { House, Place, Visit } from "../house.ts";

const runs = isLong ? 400 : 40;
/** Within what one socket may say at once. */
const AT_ONCE = 30;

let house: House;
let host: Visit;
let places: readonly [Place, Place];

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  ({ places, host } = await goLive(house));
});

const refusedShape = z.object({ data: z.object({ code: z.string() }) });
const nodeShape = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

const nasty = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom("", "__proto__", "constructor", "toString", "\u0000", "\ud800", "<img src=x onerror=alert(1)>", "$1"),
  fc.constantFrom("edge@west", "store@west", "admit", "app@west>store", "s1", "A1", "H1", "p0.1", "everything"),
  fc.constantFrom(0, -0, -1, 1, 7, 8, 1e308, -1e308, 5e-324, 2 ** 53, 0.1 + 0.2),
  fc.constantFrom<unknown>(null, true, false, [], {}, [[[[]]]]),
  fc.json({ maxDepth: 3 }).map((text): unknown => JSON.parse(text)),
);

/** Values of the right shape for most of their parts. */
function valueFor(schema: unknown): fc.Arbitrary<unknown> {
  const node = nodeShape.parse(schema ?? {});
  const right = ((): fc.Arbitrary<unknown> => {
    if (node.const !== undefined) return fc.constant(node.const);
    if (node.enum) return fc.constantFrom(...node.enum);
    const choices = node.anyOf ?? node.oneOf;
    if (choices) return fc.oneof(...choices.map(valueFor));
    switch (node.type) {
      case "object":
        return fc.record(
          Object.fromEntries(Object.entries(node.properties ?? {}).map(([key, part]) => [key, valueFor(part)])),
        );
      case "array":
        return fc.array(valueFor(node.items), { maxLength: 3 });
      case "integer":
        return fc.integer({ min: -1, max: 20 });
      case "number":
        return fc.double({ noNaN: true, noDefaultInfinity: true });
      case "boolean":
        return fc.boolean();
      default:
        return nasty;
    }
  })();
  return fc.oneof({ arbitrary: right, weight: 30 }, { arbitrary: nasty, weight: 1 });
}

const almostRight = valueFor(z.toJSONSchema(envelopeSchema, { io: "input", unrepresentable: "any" }));

/** Everything that went wrong inside, as the log has it. */
function thrown(): readonly unknown[] {
  return house.logged.flat().filter((what) => what instanceof Error);
}

/** Ids of the commands in the journal of the round. */
async function written(code: string): Promise<readonly unknown[]> {
  const [round] = await house.store.rounds.ofExercise(code);
  const ids: unknown[] = [];
  for await (const page of house.store.journal.read(round?.id ?? "", 0)) {
    ids.push(...page.flatMap(({ kind, body }) => (kind === "command" ? [body["id"]] : [])));
  }
  return ids;
}

/** What threw, and what the host hears who goes on playing. */
async function afterwards() {
  return { thrown: thrown(), host: await host.say({ type: "chat.say", text: "still here" }) };
}
const calm = { thrown: [], host: "ok" };

it("answers every message that is almost right, and writes exactly what it accepted", async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(almostRight, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (messages) => {
      const player = await house.visit(places[1].token);
      const before = new Set(await written(places[0].code));
      const accepted: unknown[] = [];
      const reasons: string[] = [];
      for (const message of messages) {
        const id = `fuzz${++count}`;
        const envelope: unknown = typeof message === "object" && message !== null ? { ...message, id } : message;
        const answer = await player.tell("command", envelope);
        if (answer.ok) accepted.push(id);
        else reasons.push(answer.refusal.reason);
      }
      player.socket.disconnect();
      const added = (await written(places[0].code)).filter((id) => !before.has(id));
      expect(added).toEqual(accepted);
      expect(reasons.filter((reason) => reason.length < 5)).toEqual([]);
    }),
    { numRuns: runs },
  );
  expect(await afterwards()).toEqual(calm);
});

it("stands whatever a socket carries that no browser sends", async () => {
  const raw = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.constantFrom(
      "0",
      "1",
      "2",
      "3",
      "4",
      "40",
      "41",
      "42",
      "43",
      "5",
      "6",
      "2[]",
      '2[""]',
      "2{}",
      "2null",
      '2["command"',
    ),
    fc.constantFrom('2["disconnect"]', '2["connect"]', '2["error",{}]', '2["newListener",1]', '2["removeListener"]'),
    fc.constantFrom('2["disconnecting"]', '2["__proto__",{}]', '2["oversized"]', '299999999999["rtt"]', "2-1[1]"),
    fc.constantFrom(
      '51-["command",{"_placeholder":true,"num":0}]',
      '0/admin,{"token":"x"}',
      "1/admin,",
      '0{"token":1}',
    ),
    fc.constant(`2["command",${"[".repeat(1500)}${"]".repeat(1500)}]`),
    fc.constant(`2["command",${"9".repeat(3000)}]`),
    fc.constant(`2["chat","${"漢".repeat(3000)}"]`),
    almostRight.map((message) => `2["command",${JSON.stringify(message)}]`),
    almostRight.map((message) => `27["command",${JSON.stringify(message)?.slice(0, 40)}`),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(raw, { minLength: 1, maxLength: 8 }), async (packets) => {
      const player = await visitAt(house.url, places[1].token);
      player.socket.io.reconnection(false);
      for (const packet of packets) player.socket.io.engine.write(packet);
      const gone = new Promise<void>((resolve) => player.socket.once("disconnect", () => resolve()));
      await Promise.race([gone, player.tell("rtt")]);
      player.socket.disconnect();
    }),
    { numRuns: runs },
  );
  expect(await afterwards()).toEqual(calm);
});

it("ends the line of whoever leaves and goes on sending", async () => {
  const player = await visitAt(house.url, places[1].token);
  player.socket.io.reconnection(false);
  const gone = new Promise<void>((resolve) => player.socket.once("disconnect", () => resolve()));
  for (const packet of ["1", '2["rtt"]']) player.socket.io.engine.write(packet);
  await gone;
  expect(await afterwards()).toEqual(calm);
});

it("does what was sent many times at once only once", async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => host.say({ type: "chat.say", text: "once" }, "again")),
  );
  expect(new Set(answers)).toEqual(new Set(["ok"]));
  expect((await written(places[0].code)).filter((id) => id === "again")).toHaveLength(1);
});

it("gives a host of one session no power over another by any address", async () => {
  const { token } = placeIn(await house.ask("POST", "/api/exercises", { size: 2 }));
  const there = `/api/exercises/${places[0].code}`;
  for (const [method, path, body] of [
    ["DELETE", there, undefined],
    ["POST", `${there}/bots`, { character: "novice" }],
    ["DELETE", `${there}/bots`, undefined],
    ["POST", `${there}/hosts`, { name: "Eve" }],
  ] as const) {
    for (const foreign of [token, places[1].token, "nonsense", undefined]) {
      const { status, body: answer } = await house.ask(method, path, body, foreign);
      expect([status, answer["code"]]).toEqual([403, "role/host-only"]);
    }
  }
  expect(await afterwards()).toEqual(calm);
});

it("lets nobody in under a token that is not one, soon asks them to wait, and keeps nobody else out", async () => {
  const codes = new Set<unknown>();
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 120 }), async (token) => {
      const refused: unknown = await visitAt(house.url, token).catch((problem: unknown) => problem);
      codes.add(refusedShape.parse(refused).data.code);
    }),
    { numRuns: 40 },
  );
  expect(new Set([...codes].filter((code) => code !== "join/no-token"))).toEqual(
    new Set(["join/too-many-attempts", "join/unknown-token"]),
  );
  // Neither does the code of a session help from there now, but whoever has a place comes back to it.
  const guess = await house.ask("GET", `/api/exercises/${places[0].code}`);
  expect([guess.status, guess.body["code"]]).toEqual([429, "join/too-many-attempts"]);
  const back = await house.visit(places[1].token);
  expect(back.view().own.you.seat).toBe(1);
  expect(await afterwards()).toEqual(calm);
});
