/** An import for the gallery: a shop whose files are read, one that is wrong, a correction, and a lump. */
import { ok } from "../../shared/base/index.ts";
import type { ImportedFact, ImportedService, LookedInto } from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { createImportDesk } from "../screens/importing/index.ts";
import type { ImportDesk } from "../screens/importing/index.ts";

const bases = [
  "Its deploy.replicas.",
  "Nothing tells that it is anything else.",
  "What its callers ask of it.",
  "Assumed, no file tells: 10 ms for a service's own work between its calls.",
  "1 s is the default of Hystrix and of Resilience4j's TimeLimiter.",
  "Its variable CART_ADDR names it.",
  "It starts after it (depends_on).",
];

function service(name: string, layer: number, more: Partial<ImportedService> = {}): ImportedService {
  const guess = (value: number, basis: number): ImportedFact<number> => [value, basis, "?"];
  return {
    name,
    group: null,
    kind: ["service", 1, "?"],
    layer,
    rps: guess(40, 2),
    ownMs: guess(10, 3),
    timeoutMs: guess(1000, 4),
    replicas: [2, 0],
    retries: guess(0, 1),
    peopleRps: 0,
    lump: null,
    ...more,
  };
}

const shop: LookedInto = {
  files: [
    { format: "compose", services: 6, calls: 6 },
    { problems: [{ line: 7, column: 1, says: "a call needs from and to." }] },
  ],
  flaw: null,
  world: {
    text: "id: system-1\n",
    bases,
    services: [
      service("web", 0, { kind: ["edge", 1, "?"], peopleRps: 100, rps: [100, 0] }),
      service("cart", 1, { group: "shop" }),
      service("checkout", 1),
      service("search", 2, { lump: 0 }),
      service("adverts", 2, { lump: 0 }),
      service("cart-db", 3, { kind: ["store", 0] }),
    ],
    calls: [
      { from: 0, to: 1, perRequest: [0.5, 2, "?"], waits: true, exists: [true, 5] },
      { from: 0, to: 2, perRequest: [0.1, 2, "?"], waits: true, exists: [true, 5] },
      { from: 1, to: 3, perRequest: [1, 2, "?"], waits: true, exists: [true, 6, "?"] },
      { from: 1, to: 4, perRequest: [1, 2, "?"], waits: false, exists: [true, 6, "?"] },
      { from: 1, to: 5, perRequest: [1, 2, "?"], waits: true, exists: [true, 5] },
      { from: 2, to: 5, perRequest: null, waits: true, exists: [true, 5] },
    ],
    lumps: ["Other services, row 2"],
    notes: ['"loadgenerator" plays users: the people of the world stand in its place.'],
    reduced: ['"Other services, row 2" stands for search and adverts.'],
    bounds: { replicas: [1, 10_000], rps: [0, 1e6], ownMs: [0, 600_000], timeoutMs: [1, 600_000], retries: [0, 6] },
  },
};

export function galleryDesk(...names: readonly string[]): ImportDesk {
  const desk = createImportDesk({
    importSystem: () => Promise.resolve(ok(shop)),
    text: () => Promise.resolve(turnDown("scenario/unknown")),
    save: () => Promise.resolve(turnDown("scenario/unreadable")),
  });
  if (names.length > 0) desk.add(names.map((name) => ({ name, size: 9000, text: "services: {}" })));
  return desk;
}
