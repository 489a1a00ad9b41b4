/** Files of systems that nobody here wrote come in, and each becomes a world that runs an hour without a failure. */
import { describe, expect, it } from "vitest";
import { createSimulation } from "../../../shared/sim/index.ts";
import { healthyOf, modelOf, screen } from "../../../shared/risk/index.ts";
import { arrowsOf, imported, large, scenarioIn, serviceOf } from "./fixtures.ts";
import { sampleOf } from "../../helpers/sample.ts";

const systems = [
  ["online-boutique.yaml", "kubernetes", 11],
  ["bookinfo.yaml", "kubernetes", 4],
  ["sock-shop.yml", "compose", 15],
  ["opentelemetry-demo.yml", "compose", 13],
  ["hotel-reservation.yml", "compose", 19],
  ["train-ticket.yml", "compose", 70],
] as const;

describe("a public system", () => {
  it.each(systems)("%s is found to be %s, with %i services", (file, format, services) => {
    const { files, system } = imported(file);
    expect(files).toMatchObject([{ format }]);
    expect(system.services).toHaveLength(services);
  });

  const files = [
    ...systems.map(([name]) => ({ name, file: name })),
    { name: "2,000 services", file: { name: "large.csv", text: large(2000) } },
  ];
  it.each(sampleOf(files, 1))("runs for an hour and harms nobody: $name", ({ file }) => {
    const simulation = createSimulation(scenarioIn(imported(file)), "1");
    for (let tick = 0; tick < 36_000; tick++) simulation.step([]);
    expect(simulation.harm()).toMatchObject({ userMinutes: 0, affected: 0 });
  });

  it.each(systems)("%s has people who miss what they ask for first when it is gone", (file) => {
    const taken = imported(file);
    const scenario = healthyOf(scenarioIn(taken));
    const [first] = [...taken.system.services].sort((a, b) => b.peopleRps - a.peopleRps);
    const users = scenario.world.populations.reduce((sum, population) => sum + population.users, 0);
    const gone = screen(modelOf(scenario, { set: { [`${first?.id}.replicas`]: 0 }, scale: {} }));
    expect(screen(modelOf(scenario, null)).userMinutes).toBeLessThan(users);
    expect(gone.userMinutes).toBeGreaterThan(10 * users);
  });

  it.each(systems)("%s has every service that is called asked at least once a second", (file) => {
    const { system } = imported(file);
    const reached = new Set(system.calls.flatMap(({ to, mode }) => (mode.value === "hard" ? [to] : [])));
    expect(system.services.filter(({ id, rps }) => reached.has(id) && rps.value < 1)).toEqual([]);
  });
});

describe("Online Boutique", () => {
  it("has the calls of its variables and no others, none of them a guess", () => {
    const boutique = imported("online-boutique.yaml");
    expect(arrowsOf(boutique)).toHaveLength(15);
    expect(arrowsOf(boutique)).toContain("checkoutservice > cartservice");
    expect(boutique.system.calls.every(({ exists }) => !exists.isGuess)).toBe(true);
  });

  it("is entered at its front, by people in the place of its load generator", () => {
    const boutique = imported("online-boutique.yaml");
    const asked = boutique.system.services.filter(({ peopleRps }) => peopleRps > 0);
    expect(asked.map(({ name }) => name)).toEqual(["frontend"]);
    expect(boutique.system.notes).toContain('"loadgenerator" plays users: the people of the world stand in its place.');
  });
});

describe("guesses of calls", () => {
  it("take a store for that of the service it is named like", () => {
    expect(arrowsOf(imported("sock-shop.yml"))).toContain("catalogue > catalogue-db");
    expect(arrowsOf(imported("train-ticket.yml"))).toContain("ts-order-other-service > ts-order-other-mysql");
  });

  it("take a variable without a value for the service it is named like", () => {
    const arrows = arrowsOf(imported("opentelemetry-demo.yml"));
    expect(arrows).toContain("frontend > productcatalogservice");
    expect(arrows).toContain("cartservice > redis-cart");
  });

  it("let fronts stand before what nobody is seen to call", () => {
    const arrows = arrowsOf(imported("sock-shop.yml"));
    expect(arrows).toContain("edge-router > front-end");
    expect(arrows).toContain("front-end > orders");
  });

  it("put a cache before the store of the same service", () => {
    const { world } = scenarioIn(imported("hotel-reservation.yml"));
    const profile = world.services.find(({ id }) => id === "profile");
    expect(profile?.calls.map(({ to, onMissOf }) => [to, onMissOf])).toEqual([
      ["memcached-profile", undefined],
      ["mongodb-profile", "memcached-profile"],
    ]);
  });

  it("count replicas of all versions behind one Service", () => {
    expect(serviceOf(imported("bookinfo.yaml"), "reviews").replicas).toMatchObject({ value: 3, isGuess: false });
  });
});
