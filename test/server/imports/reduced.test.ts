/** Systems of thousands are shown whole and played on 150 stations, with as much traffic as before. */
import { describe, expect, it } from "vitest";
import { reduceSystem } from "../../../shared/servicegraph/index.ts";
import { imported, large, scenarioIn } from "./fixtures.ts";

describe("a system of 2,000 services", () => {
  const { system, played, text } = imported({ name: "large.csv", text: large(2000) });

  it("is shown whole", () => {
    expect(system.services).toHaveLength(2000);
  });

  it("is played on 150 stations, and says what stands for what", () => {
    expect(played.services.length).toBeLessThanOrEqual(150);
    expect(new Set(played.services.flatMap(({ standsFor }) => standsFor)).size).toBe(2000);
    expect(played.notes.filter((note) => note.includes(" stands for "))).not.toEqual([]);
    expect(scenarioIn({ text }).world.services.length).toBe(played.services.length);
  });

  it("keeps what people ask, and those that carry most", () => {
    const people = (of: typeof system): number => of.services.reduce((sum, { peopleRps }) => sum + peopleRps, 0);
    expect(people(played)).toBeCloseTo(people(system));
    const plain = played.services.filter(({ standsFor }) => standsFor.length === 1);
    expect(plain.length).toBeGreaterThan(100);
    const mean = (some: typeof system.services): number =>
      some.reduce((sum, { rps }) => sum + rps.value, 0) / some.length;
    const ids = new Set(plain.map(({ id }) => id));
    expect(mean(plain)).toBeGreaterThan(1.5 * mean(system.services.filter(({ id }) => !ids.has(id))));
  });

  it("leaves nobody uncalled who was called", () => {
    const called = new Set(scenarioIn({ text }).world.services.flatMap(({ calls }) => calls.map(({ to }) => to)));
    const alone = played.services.filter(({ id, peopleRps }) => peopleRps === 0 && !called.has(id));
    expect(alone.map(({ name }) => name)).toEqual([]);
  });
});

it("the densest system with the longest ids has a text that can be saved", () => {
  const name = (i: number) => `a-service-whose-name-has-forty-letters-${i}`;
  const lines = Array.from({ length: 150 * 16 }, (_, n) => [Math.floor(n / 16), Math.floor(n / 16) + (n % 16) + 1])
    .filter(([, to = 0]) => to < 150)
    .map(([from = 0, to = 0]) => `${name(from)},${name(to)}`);
  const { text, played } = imported({ name: "dense.csv", text: `from,to\n${lines.join("\n")}\n` });
  expect(played.calls.length).toBeGreaterThan(2000);
  expect(text.length).toBeLessThan(500_000);
  expect(Buffer.byteLength(JSON.stringify({ text }))).toBeLessThan(1_000_000);
});

describe("reducing", () => {
  it.each([1, 3, 12, 60])("of a chain of %i rows leaves no circle, and no call to nowhere", (rows) => {
    const { system } = imported({ name: "large.csv", text: large(300, rows * 2) });
    const { services, calls } = reduceSystem(system, 60);
    const ids = new Set(services.map(({ id }) => id));
    expect(calls.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
    const left = new Set(ids);
    for (let before = -1; before !== left.size;) {
      before = left.size;
      for (const id of left) if (!calls.some(({ from, to }) => to === id && left.has(from))) left.delete(id);
    }
    expect([...left]).toEqual([]);
  });

  it("lumps what people ask where a world has no people for all of it, however small the system is", () => {
    const services = Array.from({ length: 140 }, (_, i) => [`s${i}`, { rps: i + 1 }] as const);
    const text = JSON.stringify({ edges: ["s0 -> db"], services: Object.fromEntries(services) });
    const made = imported({ name: "rates.json", text });
    const asked = made.played.services.filter(({ peopleRps }) => peopleRps > 0);
    expect(asked.length).toBeLessThanOrEqual(120);
    expect(asked.reduce((sum, { peopleRps }) => sum + peopleRps, 0)).toBeCloseTo((140 * 141) / 2);
    expect(scenarioIn(made).world.populations.length).toBeLessThanOrEqual(40);
  });

  it("leaves a small system as it is", () => {
    const { system } = imported("online-boutique.yaml");
    expect(reduceSystem(system)).toBe(system);
  });

  it("lets a service make 16 calls, and says what it leaves out", () => {
    const text = `from,to,rps\n${Array.from({ length: 20 }, (_, i) => `hub,s${i},${i + 1}`).join("\n")}\n`;
    const { played, text: scenario } = imported({ name: "hub.csv", text });
    expect(played.notes).toContain('"hub" makes its 16 most frequent calls; 4 others are left out.');
    expect(scenarioIn({ text: scenario }).world.services[0]?.calls.map(({ to }) => to)).not.toContain("s0");
  });
});
