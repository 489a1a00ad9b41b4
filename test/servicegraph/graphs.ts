/** Service graphs of any shape, as files may tell them: circles, calls to oneself, strange numbers, few facts or many. */
import * as fc from "fast-check";
import { serviceKinds } from "../../shared/content/index.ts";
import { guess, seen } from "../../shared/servicegraph/index.ts";
import type { Fact, ServiceGraph } from "../../shared/servicegraph/index.ts";

/** Of each kind that names, images and ports tell; each number makes another service. */
const stems = [
  "cart",
  "frontend",
  "redis",
  "orders-db",
  "kafka",
  "loadgenerator",
  "api-gateway",
  "jaeger",
  "job",
  "é 💥",
];

function fact<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> {
  return fc
    .tuple(value, fc.boolean())
    .map(([of, isGuess]) => (isGuess ? guess(of, "Somebody guessed it.") : seen(of, "A file says it.")));
}

const now = { requiredKeys: [] };
const number = fc.oneof(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constant(0));

const serviceFacts = fc.record(
  {
    group: fc.constantFrom("shop", "team-1", "team-2"),
    kind: fact(fc.constantFrom(...serviceKinds)),
    replicas: fact(fc.integer({ min: 1, max: 10_000 })),
    rps: fact(number),
    ownMs: fact(number),
    wholeMs: fact(number),
    errorRatio: fact(fc.double({ min: 0, max: 2, noNaN: true })),
    timeoutMs: fact(number),
    retries: fact(fc.integer({ min: 0, max: 6 })),
    entry: fact(fc.constant(1)),
  },
  now,
);

const callFacts = fc.record(
  { rps: fact(number), perRequest: fact(number), mode: fact(fc.constantFrom("hard", "async")) },
  now,
);

/** Graphs of at most so many services, each of which has at most as many calls as there are services twice over. */
export function graphs(most: number, least = 1): fc.Arbitrary<ServiceGraph> {
  return fc.integer({ min: least, max: most }).chain((count) => {
    const names = Array.from({ length: count }, (_, n) => `${stems[n % stems.length]}-${n}`);
    const name = fc.constantFrom(...names);
    const some = { minLength: 0, maxLength: 2 * count, size: "max" } as const;
    return fc.record({
      services: fc
        .array(serviceFacts, { minLength: count, maxLength: count })
        .map((all) => all.map((facts, n) => ({ ...facts, name: names[n] ?? "", hints: [] }))),
      calls: fc
        .uniqueArray(fc.tuple(name, name, callFacts, fact(fc.constant(true as const))), {
          ...some,
          selector: ([from, to]) => `${from}>${to}`,
        })
        .map((all) => all.map(([from, to, facts, exists]) => ({ ...facts, from, to, exists }))),
      notes: fc.constant([]),
    });
  });
}
