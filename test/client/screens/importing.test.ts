/** The import's desk without a browser: what is sent, what stands beside which file, and where services stand in the picture. */
import { describe, expect, it } from "vitest";
import { createImportDesk, lookAt } from "../../../client/screens/importing/desk.ts";
import { readTyped, textOf, withCorrection, withoutCorrection } from "../../../client/screens/importing/corrections.ts";
import type { Corrections } from "../../../client/screens/importing/corrections.ts";
import { fitted, onScreen, under, zoomed } from "../../../client/screens/importing/picture/camera.ts";
import { layoutOf } from "../../../client/screens/importing/picture/layout.ts";
import type { Frame } from "../../../client/screens/importing/picture/layout.ts";
import { basesOf, rowsOf } from "../../../client/screens/importing/rows.ts";
import type { ChosenFile } from "../../../client/net/index.ts";
import type { ImportedWorld, LookedInto } from "../../../shared/protocol/index.ts";
import { must, ok } from "../../../shared/base/index.ts";
import { turnDown } from "../../../shared/refusals/index.ts";
import { answerOf, importFiles, lookInto } from "../../../server/imports/index.ts";
import { large } from "../../server/imports/fixtures.ts";

/** A desk whose server is the importer itself; requests wait until they are let through. */
function openDesk() {
  const asked: (readonly ChosenFile[])[] = [];
  const waiting: (() => void)[] = [];
  const removed = new Set<string>();
  let saves = 0;
  const desk = createImportDesk({
    importSystem: async (files) => {
      asked.push(files);
      await new Promise<void>((go) => waiting.push(go));
      return ok(answerOf(lookInto(files)));
    },
    text: (choice) =>
      Promise.resolve(choice === "k1" && !removed.has(choice) ? ok("id: a") : turnDown("scenario/unknown")),
    save: () => Promise.resolve(ok({ choice: `k${++saves}` })),
  });
  const settle = async (): Promise<void> => {
    while (desk.isBusy.value) {
      waiting.shift()?.();
      await new Promise((go) => setImmediate(go));
    }
  };
  return { desk, asked, removed, settle };
}

const file = (name: string, text: string) => ({ name, size: text.length, text });
const calls = file("calls.csv", "from,to\nweb,cart\n");

function worldOf(look: LookedInto | undefined): ImportedWorld {
  return must(look?.world, "a world");
}

describe("the desk", () => {
  it("sends corrections as one more file, before all others", async () => {
    const { desk, asked, settle } = openDesk();
    desk.add([calls]);
    await settle();
    desk.correct("cart", { kind: "store" });
    await settle();
    expect(asked.at(-1)?.map(({ name }) => name)).toEqual(["corrections.yml", "calls.csv"]);
    const cart = worldOf(desk.outcome.value?.look).services.find(({ name }) => name === "cart");
    expect(cart?.kind.slice(0, 1)).toEqual(["store"]);
    desk.undoAll();
    await settle();
    expect(asked.at(-1)?.map(({ name }) => name)).toEqual(["calls.csv"]);
  });

  it("asks one thing at a time, and at last about what lies there", async () => {
    const { desk, asked, settle } = openDesk();
    desk.add([calls]);
    desk.correct("cart", { replicas: 3 });
    desk.correct("cart", { replicas: 4 });
    expect(asked).toHaveLength(1);
    await settle();
    expect(asked).toHaveLength(2);
    expect(asked[1]?.[0]?.text).toContain("replicas: 4");
  });

  it("shows beside each file what came of it, and makes a world of those that are right", async () => {
    const { desk, settle } = openDesk();
    desk.add([file("bad.csv", "from,to,rps\na,b,x\n"), calls]);
    await settle();
    const looks = desk.files.value.map((one) => lookAt(desk.outcome.value, one));
    expect(looks).toMatchObject([{ problems: [{ line: 2 }] }, { format: "edges" }]);
    expect(worldOf(desk.outcome.value?.look).services).toHaveLength(2);
  });

  it("takes a wrong file's namesake for it mended, and keeps the namesake of a right one beside it", async () => {
    const { desk, settle } = openDesk();
    desk.add([file("a.csv", "from,to,rps\na,b,x\n"), calls]);
    await settle();
    desk.add([file("a.csv", "from,to\na,b\n"), calls]);
    await settle();
    expect(desk.files.value.map(({ name }) => name)).toEqual(["calls.csv", "a.csv", "calls.csv (2)"]);
  });

  it("sends nothing that cannot be read or does not go with the rest, and says so of that file", async () => {
    const { desk, asked, settle } = openDesk();
    const quotes = file("quotes.json", '"'.repeat(5_000_000));
    desk.add([calls, { name: "folder", size: 0, text: undefined }, quotes]);
    await settle();
    expect(desk.files.value.map(({ text }) => text === undefined)).toEqual([false, true, true]);
    expect(asked[0]?.map(({ name }) => name)).toEqual(["calls.csv"]);
  });

  it("is unsaved until it is saved, and again after a change; what the library has is not saved twice", async () => {
    const { desk, removed, settle } = openDesk();
    expect(desk.isUnsaved.value).toBe(false);
    desk.add([calls]);
    await settle();
    expect(desk.isUnsaved.value).toBe(true);
    expect([await desk.save(), await desk.save()]).toEqual(["k1", "k1"]);
    expect(desk.isUnsaved.value).toBe(false);
    removed.add("k1");
    expect(await desk.save()).toBe("k2");
    desk.correct("cart", { replicas: 3 });
    await settle();
    expect(desk.isUnsaved.value).toBe(true);
  });
});

it("says that its world is not that of what lies there, when the server could not look", async () => {
  let isThere = true;
  const desk = createImportDesk({
    importSystem: (files) => Promise.resolve(isThere ? ok(answerOf(lookInto(files))) : turnDown("net/unreachable")),
    text: () => Promise.resolve(turnDown("scenario/unknown")),
    save: () => Promise.resolve(ok({ choice: "k1" })),
  });
  const settle = async () => {
    await expect.poll(() => desk.isBusy.value).toBe(false);
  };
  desk.add([calls]);
  await settle();
  isThere = false;
  desk.add([file("more.csv", "from,to\nweb,shop\n")]);
  await settle();
  expect([desk.isBehind.value, desk.refusal.value?.code]).toEqual([true, "net/unreachable"]);
  expect(worldOf(desk.outcome.value?.look).services).toHaveLength(2);
  isThere = true;
  desk.again();
  await settle();
  expect([desk.isBehind.value, worldOf(desk.outcome.value?.look).services.length]).toEqual([false, 3]);
});

describe("corrections", () => {
  const none: Corrections = new Map();

  it("of any name are read by the importer as what they say", () => {
    const names = ["cart", 'a "b": {c}', "💥 \u202e∞", "yes", "1", "team/x: #y"];
    const all = names.reduce((made, name, n) => withCorrection(made, name, { replicas: n + 2 }), none);
    const plain = { name: "calls.json", text: JSON.stringify({ edges: names.map((to) => ({ from: "web", to })) }) };
    const done = importFiles([{ name: "corrections.yml", text: textOf(all) }, plain]);
    const told = done.ok ? done.value.system.services : [];
    for (const [n, name] of names.entries())
      expect(told.find((one) => one.name === name)?.replicas).toMatchObject({ value: n + 2, isGuess: false });
  });

  it("are taken back one by one, until nothing is left of a service", () => {
    const two = withCorrection(withCorrection(none, "cart", { kind: "store" }), "cart", { replicas: 3 });
    expect(withoutCorrection(two, "cart", "kind")).toEqual(new Map([["cart", { replicas: 3 }]]));
    expect(withoutCorrection(withoutCorrection(two, "cart", "kind"), "cart", "replicas").size).toBe(0);
  });

  it.each([
    ["", { is: "nothing" }],
    [" 7 ", { is: "number", value: 7 }],
    ["0", { is: "wrong" }],
    ["2.5", { is: "wrong" }],
    ["many", { is: "wrong" }],
    ["1e9", { is: "wrong" }],
  ])("of replicas typed as %j", (text, read) => expect(readTyped(text, "replicas", [1, 10_000])).toEqual(read));
});

describe("the table", () => {
  const world = worldOf(answerOf(lookInto([{ name: "large.csv", text: large(400) }])));
  const wanted = { words: "", which: "all", by: "name" } as const;

  it("finds services by every word, and by the lump that stands for them", () => {
    expect(rowsOf(world, { ...wanted, words: "SVC-39 team-3" }, new Map()).map(({ name }) => name)).toEqual([]);
    expect(rowsOf(world, { ...wanted, words: "svc-399" }, new Map())).toHaveLength(1);
    const lumped = world.services.filter(({ lump }) => lump === 0);
    expect(rowsOf(world, { ...wanted, words: world.lumps[0] ?? "" }, new Map())).toEqual(
      expect.arrayContaining(lumped),
    );
  });

  it("lists what is corrected or lumped, and the most asked first", () => {
    const corrected = new Map([["team-0/svc-0", { replicas: 3 }]]);
    expect(rowsOf(world, { ...wanted, which: "corrected" }, corrected).map(({ name }) => name)).toEqual([
      "team-0/svc-0",
    ]);
    expect(rowsOf(world, { ...wanted, which: "lumped" }, corrected).every(({ lump }) => lump !== null)).toBe(true);
    const rates = rowsOf(world, { ...wanted, by: "rps" }, corrected).map(({ rps }) => rps[0]);
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
  });

  it("counts each basis of a guess once", () => {
    const [first] = basesOf(world);
    expect(first).toEqual({ field: "kind", says: "Nothing tells that it is anything else.", count: 400 });
  });
});

describe("the picture", () => {
  const frames: readonly Frame[] = [
    { width: 820, height: 816 },
    { width: 730, height: 636 },
    { width: 1400, height: 400 },
  ];
  const sizes = [1, 11, 70, 400, 2000];
  const cases = sizes.flatMap((services) => frames.map((frame) => ({ services, frame })));

  it.each(cases)(
    "holds $services services in $frame.width × $frame.height, none over another",
    ({ services, frame }) => {
      const text = services === 1 ? "edges: [a -> a]\n" : large(services, Math.min(10, services));
      const world = worldOf(answerOf(lookInto([{ name: services === 1 ? "one.yml" : "large.csv", text }])));
      const layout = layoutOf(world, frame);
      const camera = fitted(layout, frame);
      const seen = world.services.map((_, n) => onScreen(camera, must(layout.spots[n], "spot")));
      for (const { x, y } of seen) expect([x > 0 && x < frame.width, y > 0 && y < frame.height]).toEqual([true, true]);
      expect(new Set(layout.spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(world.services.length);
      for (const [n, spot] of seen.entries()) expect(under(layout, camera, spot)).toBe(n);
    },
  );

  it("has callers above those they call, from row to row", () => {
    const world = worldOf(answerOf(lookInto([{ name: "large.csv", text: large(400) }])));
    const { spots } = layoutOf(world, { width: 820, height: 816 });
    const higher = world.calls.filter(({ from, to }) => (spots[from]?.y ?? 0) < (spots[to]?.y ?? 0));
    const rows = world.calls.filter(
      ({ from, to }) => (world.services[from]?.layer ?? 0) < (world.services[to]?.layer ?? 0),
    );
    expect(higher.length).toBeGreaterThanOrEqual(rows.length);
  });

  it("keeps what is under the pointer there while it zooms", () => {
    const at = { x: 300, y: 200 };
    const camera = { scale: 0.5, x: 40, y: -30 };
    const nearer = zoomed(camera, 1.7, at, 0.1);
    expect(nearer.scale).toBeCloseTo(0.85);
    expect((at.x - nearer.x) / nearer.scale).toBeCloseTo((at.x - camera.x) / camera.scale);
    expect((at.y - nearer.y) / nearer.scale).toBeCloseTo((at.y - camera.y) / camera.scale);
  });
});
