/** Several nodes on one database, from outside: nobody needs to know which of them runs an exercise, or which is dead. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { ask, placeIn, visitAt } from "../house.ts";
import type { Place, Visit } from "../house.ts";
import { openCluster } from "./cluster.ts";
import type { Cluster, RunningNode } from "./cluster.ts";
import { fromStored } from "../../../server/rooms/rows.ts";
import type { Row } from "../../../server/rooms/rows.ts";
import { inTurns, isLong } from "../../helpers/sample.ts";
import type { FullFrame } from "../../../shared/protocol/index.ts";

/** The slow check measures; see docs/scale-out.md. */
const kills = isLong ? 5 : 1;
/** Each takes a minute or two: in turns, and all of them in a long run. */
const suite = inTurns(["founding", "death", "standing still", "restarts", "a third", "one name"], 1);

let cluster: Cluster;
const visits: Visit[] = [];

beforeAll(async () => {
  cluster = await openCluster(2);
});
beforeEach(async () => {
  while (cluster.nodes.length < 2) await cluster.start();
});
afterEach(() => {
  for (const { socket } of visits.splice(0)) socket.disconnect();
});
afterAll(() => cluster.close());

async function visit(url: string, { code, token }: Place): Promise<Visit> {
  const visiting = await visitAt(url, token, { code });
  visits.push(visiting);
  return visiting;
}

/** A round of one that has gone live, founded by the node at `url`. */
async function goLive(url: string): Promise<Place> {
  const place = placeIn(await ask(url, "POST", "/api/solo", { name: "Ana", layer: "standard" }));
  const starter = await visitAt(url, place.token, { code: place.code });
  expect(await starter.say({ type: "briefing.understood" })).toBe("ok");
  await starter.until(({ common }) => common.session.phase === "live");
  starter.socket.disconnect();
  return place;
}

/** One person and bots on all the other seats. */
async function goLiveWithBots(url: string): Promise<Place> {
  const place = placeIn(await ask(url, "POST", "/api/exercises", { size: 4, name: "Ana" }));
  const { code, token } = place;
  const host = await visitAt(url, token, { code });
  await host.say({ type: "seat.take", seat: 0 });
  expect(await ask(url, "POST", `/api/exercises/${code}/bots`, { character: "competent" }, token)).toMatchObject({
    status: 201,
  });
  await host.until(({ common }) => common.seats.every(({ member }) => member !== null));
  for (const _step of ["briefing", "live"]) expect(await host.say({ type: "host.start" })).toBe("ok");
  await host.until(({ common }) => common.session.phase === "live");
  host.socket.disconnect();
  return place;
}

async function owner({ code }: Place): Promise<RunningNode> {
  const node = await cluster.ownerOf(code);
  if (!node) throw new Error(`${code} has an owner`);
  return node;
}

function other(node: RunningNode): RunningNode {
  const found = cluster.nodes.find((each) => each !== node);
  if (!found) throw new Error("there is another node");
  return found;
}

/** The round as it is stored. Reading it says so where a row is missing. */
async function stored({ code }: Place): Promise<readonly Row[]> {
  const [round] = await cluster.store.rounds.ofExercise(code);
  const rows: Row[] = [];
  for await (const page of cluster.store.journal.read(round?.id ?? "", 0)) rows.push(...page.map(fromStored));
  return rows;
}

async function hasCheckpoint({ code }: Place): Promise<boolean> {
  const [round] = await cluster.store.rounds.ofExercise(code);
  return (await cluster.store.checkpoints.newest(round?.id ?? "")) !== undefined;
}

/** How far the room's clock has come. */
async function clockOf(place: Place): Promise<number> {
  return (await stored(place)).reduce((last, row) => (row.kind === "clock" ? row.clockMs : last), 0);
}

async function saidIn(place: Place): Promise<readonly string[]> {
  return (await stored(place)).flatMap((row) =>
    row.kind === "entry" && row.entry.kind === "command" && row.entry.command.type === "chat.say"
      ? [row.entry.command.text]
      : [],
  );
}

/** Says one thing after another until it is told to stop, over whatever line there is. Resolves with what was acknowledged. */
function chatter(visiting: Visit): () => Promise<readonly string[]> {
  const acknowledged: string[] = [];
  const over = new AbortController();
  const talking = (async () => {
    for (let n = 0; !over.signal.aborted; n++) {
      const text = `line ${n}`;
      const broken = new Promise<string>((resolve) => visiting.socket.once("disconnect", () => resolve("broken")));
      const answer = await Promise.race([visiting.say({ type: "chat.say", text }), broken]);
      if (answer === "ok") acknowledged.push(text);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  })();
  return async () => {
    over.abort();
    await talking;
    return acknowledged;
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  await expect.poll(isSo, { interval: 50 }).toBe(true);
}

function heard({ common }: FullFrame): readonly string[] {
  return common.chat.map(({ text }) => text);
}

suite("founding", () => {
  it("founds on one node what people join through another", async () => {
    const [a, b] = [cluster.nodes[0]?.url ?? "", cluster.nodes[1]?.url ?? ""];
    const host = placeIn(await ask(a, "POST", "/api/exercises", { size: 2, name: "Ana" }));
    expect((await owner(host)).url).toBe(a);
    expect(await ask(b, "GET", `/api/exercises/${host.code.toLowerCase()}`)).toMatchObject({ status: 200 });
    const player = placeIn(await ask(b, "POST", `/api/exercises/${host.code}/members`, { name: "Bo" }));
    const [there, here] = [await visit(b, player), await visit(a, host)];
    expect(await there.say({ type: "seat.take", seat: 1 })).toBe("ok");
    await here.until(({ common }) => common.seats[1]?.member === player.member);
    expect(await ask(b, "POST", `/api/exercises/${host.code}/bots`, { character: "novice" }, host.token)).toMatchObject(
      {
        status: 201,
      },
    );
    expect((await owner(host)).url).toBe(a);
    expect(await ask(b, "DELETE", `/api/exercises/${host.code}`, undefined, host.token)).toMatchObject({ status: 200 });
  });
});

suite("death", () => {
  it(
    `lets rounds go on elsewhere when their node dies, and their players come back by themselves, ${kills} times`,
    async () => {
      const measured: { takenMs: number; roundMs: number; playerMs: number }[] = [];
      for (let kill = 0; kill < kills; kill++) {
        while (cluster.nodes.length < 2) await cluster.start();
        const place = await goLiveWithBots(cluster.nodes[0]?.url ?? "");
        const node = await owner(place);
        const alone = await goLive(node.url);
        const ana = await visit(cluster.url, place);
        const stop = chatter(ana);
        await ana.until(({ common }) => common.chat.length > 3);
        // What was founded just now would be made anew, which takes as long as founding it.
        for (const each of [alone, place]) await until(() => hasCheckpoint(each));
        const { tick } = ana.view();
        node.process.kill("SIGKILL");
        const killedAt = performance.now();
        await node.ended;
        const aloneMs = await clockOf(alone);
        const since = (): number => performance.now() - killedAt;
        const [takenMs, roundMs, playerMs] = await Promise.all([
          until(async () => (await cluster.ownerOf(alone.code)) !== undefined).then(since),
          until(async () => (await clockOf(alone)) > aloneMs).then(since),
          ana.until((view) => ana.welcomes() > 1 && view.tick > tick).then(since),
        ]);
        measured.push({ takenMs, roundMs, playerMs });
        expect(ana.view().own.you).toMatchObject({ member: place.member, seat: 0 });
        expect(ana.view().common.seats.every(({ member }) => member !== null)).toBe(true);
        const said = (await saidIn(place)).length;
        await expect.poll(async () => (await saidIn(place)).length).toBeGreaterThan(said + 3);
        expect(await saidIn(place)).toEqual(expect.arrayContaining([...(await stop())]));
        ana.socket.disconnect();
        for (const each of [alone, place]) expect(await owner(each)).not.toBe(node);
      }
      const median = (key: "takenMs" | "roundMs" | "playerMs"): string =>
        ((measured.map((each) => each[key]).sort((a, b) => a - b)[Math.floor(kills / 2)] ?? 0) / 1000).toFixed(1);
      console.log(
        `Medians of ${kills}: another node had taken a round that nobody watched ${median("takenMs")} s after the kill, its clock went on after ${median("roundMs")} s, players were back in theirs after ${median("playerMs")} s.`,
      );
    },
    kills * 120_000,
  );
});

suite("standing still", () => {
  it("keeps one history when a node only stood still and goes on", async () => {
    const place = await goLive(cluster.url);
    const node = await owner(place);
    const stale = await visit(node.url, place);
    node.process.kill("SIGSTOP");
    const dropped = new Promise((resolve) => stale.socket.once("disconnect", resolve));
    const answer = Promise.race([stale.say({ type: "chat.say", text: "to the one that stood still" }), dropped]);
    await expect.poll(async () => (await cluster.ownerOf(place.code))?.url).toBe(other(node).url);
    const ana = await visit(other(node).url, place);
    expect(await ana.say({ type: "chat.say", text: "while it stood still" })).toBe("ok");
    node.process.kill("SIGCONT");
    expect(await answer).not.toBe("ok");
    // The same browser comes back through the node that woke up, and is passed on.
    await stale.until(() => stale.welcomes() > 1);
    expect(await stale.say({ type: "chat.say", text: "after it woke up" })).toBe("ok");
    const history = ["while it stood still", "after it woke up"];
    expect(await saidIn(place)).toEqual(history);
    await Promise.all([ana, stale].map((each) => each.until((view) => heard(view).join() === history.join())));
    expect((await owner(place)).url).toBe(other(node).url);
  });
});

suite("restarts", () => {
  it("loses nothing when all nodes are restarted one after the other", async () => {
    const place = await goLive(cluster.url);
    const ana = await visit(cluster.url, place);
    const stop = chatter(ana);
    for (const node of cluster.nodes) {
      const { tick } = ana.view();
      const said = (await saidIn(place)).length;
      expect(await cluster.stop(node)).toBe(0);
      await cluster.start(node.url);
      await ana.until((view) => view.tick > tick);
      await expect.poll(async () => (await saidIn(place)).length).toBeGreaterThan(said + 2);
    }
    expect(await saidIn(place)).toEqual(expect.arrayContaining([...(await stop())]));
    expect(ana.view().own.you).toMatchObject({ member: place.member, seat: 0 });
  });
});

suite("a third", () => {
  it("takes in a third node, and goes on without it", async () => {
    const third = await cluster.start();
    const place = await goLive(third.url);
    expect(await owner(place)).toBe(third);
    const ana = await visit(cluster.url, place);
    await cluster.stop(third);
    await ana.until(() => ana.welcomes() > 1);
    expect(await ana.say({ type: "chat.say", text: "still here" })).toBe("ok");
    expect(cluster.nodes).toContain(await owner(place));
  });
});

suite("one name", () => {
  it("ends whoever goes by the name of a node that came later", async () => {
    const [first] = cluster.nodes;
    if (!first) throw new Error("a node");
    await cluster.store.nodes.arrive({ name: first.url, life: "another", url: null }, 3000);
    expect(await first.ended).toBe(78);
    expect(first.lines.join("\n")).toContain("SMALL_CAUSES_NODE_URL");
  });
});
