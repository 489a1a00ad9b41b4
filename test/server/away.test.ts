/** The database goes away in the middle of a round and comes back: the game goes on, and nobody is told a lie. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { fromStored, standing } from "../../server/rooms/rows.ts";
import type { Row } from "../../server/rooms/rows.ts";
import { openFaultyLine } from "../helpers/faultyLine.ts";
import type { FaultyLine } from "../helpers/faultyLine.ts";
import { isLong } from "../helpers/sample.ts";
import { goLive, openHouse, visitAt } from "./house.ts";
import type { House } from "./house.ts";
import { preparePostgres } from "./storage/backing.ts";

/** Real seconds in the long run; the room's clock is as much faster as the wait is shorter. */
const rate = isLong ? 1 : 6;
const AWAY_MS = 30_000;

let house: House;
let line: FaultyLine;

beforeAll(async () => {
  house = await openHouse({
    rate,
    commitLimitMs: 1000,
    async prepare() {
      const backing = await preparePostgres();
      line = await openFaultyLine(backing.databaseUrl ?? "");
      const dispose = async (): Promise<void> => {
        await line.close();
        await backing.dispose();
      };
      return { ...backing, databaseUrl: line.url, dispose };
    },
  });
});
afterAll(() => house.close());

it.each(["cut", "stall"] as const)("plays on for half a minute while the line to the database is %s", async (fault) => {
  const { places, host, player } = await goLive(house);
  const say = async (text: string): Promise<string> => `${text}: ${await player.say({ type: "chat.say", text })}`;
  expect(await say("before")).toBe("before: ok");
  const { clockMs, tick } = player.view();
  line[fault]();
  const during = await Promise.all(["one", "two"].map(say));
  // Whoever speaks while it is known to be away is told at once, and may say it again.
  for (let n = 0; n < 5; n++) during.push(await say(`more ${n}`));
  const seen = await host.until((view) => view.clockMs > clockMs + AWAY_MS);
  expect(seen.tick).toBeGreaterThan(tick);
  expect(during.filter((line) => !line.endsWith(": store/slow"))).toEqual([]);
  expect([host.welcomes(), player.welcomes()]).toEqual([1, 1]);
  await expect(visitAt(house.url, places[1].token)).rejects.toMatchObject({ data: { code: "join/failed" } });
  const joining = await house.ask("POST", `/api/exercises/${places[0].code}/members`, { name: "Late" });
  expect([joining.status, joining.body["code"]]).toEqual([503, "store/away"]);

  line.mend();
  await expect.poll(() => say("after")).toBe("after: ok");
  const heard = await host.until(({ common }) => common.chat.some(({ text }) => text === "after"));
  expect(heard.common.chat.map(({ text }) => text)).toEqual(["before", "after"]);
  expect([host.welcomes(), player.welcomes()]).toEqual([1, 1]);
  const [round] = await house.store.rounds.ofExercise(places[0].code);
  const rows: Row[] = [];
  for await (const page of house.store.journal.read(round?.id ?? "", 0)) rows.push(...page.map(fromStored));
  const said = standing(rows).flatMap((row) =>
    row.kind === "entry" && row.entry.kind === "command" && row.entry.command.type === "chat.say"
      ? [row.entry.command.text]
      : [],
  );
  expect(said).toEqual(["before", "after"]);
});

it("plays on when every answer of the database takes a third of a second", async () => {
  const { host, player } = await goLive(house);
  line.delay(150);
  for (const text of ["slow", "slower"]) expect(await player.say({ type: "chat.say", text })).toBe("ok");
  const { common } = await host.until((view) => view.common.chat.length === 2);
  expect(common.chat.map(({ text }) => text)).toEqual(["slow", "slower"]);
  line.mend();
});
