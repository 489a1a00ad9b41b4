/** The search: it can say no, it says where it is, and it asks where the graph says that it hurts. */
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { plansOf, searchDrill, spotsOf, SURPRISE } from "../../shared/drill/index.ts";
import { small } from "../risk/small.ts";
import { followed, healthy } from "./worlds.ts";

const ask = { family: SURPRISE, difficulty: 1 as const, seed: "1", seeds: [1] };
const boutique = healthy("online-boutique");

/** Nobody calls anybody: nothing to stand on. */
function lonely(scenario: Scenario): Scenario {
  const services = scenario.world.services.map((service) => ({ ...service, calls: [] }));
  return { ...scenario, world: { ...scenario.world, services } };
}

/** Every service has a hundred times the replicas that it needs. */
function roomy(scenario: Scenario): Scenario {
  const services = scenario.world.services.map((service) => ({
    ...service,
    groups: service.groups.map((group) => ({ ...group, replicas: group.replicas * 400 })),
  }));
  return { ...scenario, world: { ...scenario.world, services } };
}

describe("spots", () => {
  it("are calls that people cause and that wait, with who stands on them", () => {
    const spots = spotsOf(boutique);
    const named = new Map(spots.map((spot) => [`${spot.caller}>${spot.callee}`, spot]));
    const catalogue = must(named.get("frontend>productcatalogservice"), "spot");
    const mail = must(named.get("checkoutservice>emailservice"), "spot");
    expect(catalogue.entry).toBe("frontend");
    expect(catalogue.share).toBeGreaterThan(mail.share);
    expect([...catalogue.above.keys()].sort()).toEqual(["checkoutservice", "frontend", "recommendationservice"]);
  });

  it("leave out what goes nowhere", () => {
    expect(spotsOf(lonely(boutique))).toEqual([]);
  });
});

describe("plans", () => {
  it("differ with the seed, and are the same for the same one", () => {
    const first = (seed: string): string | undefined => plansOf(boutique, { ...ask, seed })[0]?.family.id;
    const words = ["1", "2", "3"];
    expect(new Set(words.map(first)).size).toBeGreaterThan(2);
    expect(first("1")).toBe(first("1"));
  });
});

describe("a search", () => {
  it("refuses a world in which nothing stands on anything, and says why and what to do", () => {
    const { done } = followed(searchDrill(lonely(boutique), ask, () => false));
    expect(done).toMatchObject({
      ok: false,
      refusal: {
        code: "drill/no-fit",
        reason: expect.stringMatching(/has no call that people cause.*Give its services/),
      },
    });
  });

  it("refuses a family where everybody has room, names a service, and says what to try", () => {
    const { done } = followed(searchDrill(roomy(boutique), { ...ask, family: "lost-capacity" }, () => false));
    expect(done).toMatchObject({
      ok: false,
      refusal: { reason: expect.stringMatching(/lost-capacity: \w+ has more than ten times.*Try --family surprise/) },
    });
  });

  it("ends when it is told that it is enough, and says what it tried last", () => {
    const { done, said } = followed(searchDrill(boutique, ask, () => true));
    expect(said).toEqual([]);
    expect(done).toMatchObject({ ok: false, refusal: { code: "drill/time" } });
  });

  it("asks for more where nothing breaks, until there is no more to ask for", () => {
    const shop = small({ retries: 0 });
    const people = shop.world.populations.map((population) => ({
      ...population,
      users: Math.ceil(population.users / 40),
    }));
    const quiet = { ...shop, world: { ...shop.world, populations: people } };
    const { done, said } = followed(searchDrill(quiet, { ...ask, family: "deep-queue" }, () => false));
    expect(done.ok).toBe(false);
    const strengths = said.flatMap(({ what }) => /: at ([\d.]+)$/.exec(what)?.slice(1) ?? []).map(Number);
    expect(strengths).toEqual([...strengths].sort((a, b) => a - b));
  });
});
