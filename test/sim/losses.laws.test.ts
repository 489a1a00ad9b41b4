/** Pools without a queue refuse as Erlang's loss formula says, and slots are held for as long as answers really take. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { measure, open, run } from "./bench.ts";

/** The share of a load that finds `slots` of them taken, from the sums of the formula and not from its recursion. */
function erlangLoss(slots: number, load: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= slots; n++) sum += term *= load / n;
  return term / sum;
}

const cases = [
  [1, 0.01, 0.3],
  [1, 1, 0.5],
  [4, 0.1, 0.6],
  [4, 0.4, 0.8],
  [10, 0.05, 0.8],
  [10, 0.8, 0.8],
  [50, 0.05, 0.9],
  [50, 0.4, 0.9],
  [74, 1, 1.1],
] as const;
const kinds = cases.flatMap((one) =>
  (["that work themselves", "that call"] as const).map((kind) => [kind, ...one] as const),
);

it.each(kinds)("[Q4] without a queue, slots %s: %i of %d s at load %d", (kind, slots, serviceS, load) => {
  const rps = (load * slots) / serviceS;
  const queue = { places: 0 };
  const users = { id: "users", journeys: [{ to: "door", rps, timeoutMs: 60_000 }] };
  const services =
    kind === "that call"
      ? [
          { id: "door", groups: [{ slots, serviceMs: 0.1 }], queue, calls: [{ to: "store", timeoutMs: 60_000 }] },
          { id: "store", groups: [{ slots: 10_000, serviceMs: serviceS * 1000 }] },
        ]
      : [{ id: "door", groups: [{ slots, serviceMs: serviceS * 1000 }], queue }];
  const refused = 1 - measure(run(open({ services, populations: [users] }), 30), 600).ok / rps;
  const theirs = erlangLoss(slots, load * slots);
  expect(Math.abs(refused - theirs)).toBeLessThan(Math.max(0.015, 0.3 * theirs));
});

const fewCall = [0.5, 0.2, 0.05].flatMap((share) =>
  ([0.02, 0.1, 0.2] as const).flatMap((storeS) =>
    ([2, 10, 50] as const).map((slots) => [slots, share, storeS] as const),
  ),
);

it.each(fewCall)("[Q4] %i slots without a queue, of which %d make a call of %d s", (slots, share, storeS) => {
  const rps = (0.8 * slots) / (0.001 + share * storeS);
  const calls = [{ to: "store", timeoutMs: 60_000, perRequest: share }];
  const services = [
    { id: "door", groups: [{ slots, serviceMs: 1 }], queue: { places: 0 }, calls },
    { id: "store", groups: [{ slots: 100_000, serviceMs: storeS * 1000 }] },
  ];
  const users = { id: "users", journeys: [{ to: "door", rps, timeoutMs: 60_000 }] };
  const refused = 1 - measure(run(open({ services, populations: [users] }), 30), 300).ok / rps;
  expect(Math.abs(refused - erlangLoss(slots, 0.8 * slots))).toBeLessThan(0.03);
});

it.each(["light", "heavy"])("[Q4] slots without a queue, of which %s requests come at first hand", (direct) => {
  const [slots, load, rps] = [10, 0.9, 18];
  const other = direct === "light" ? "heavy" : "light";
  const world = open({
    classes: ["light", "heavy"],
    services: [
      { id: "front", groups: [{ slots: 100_000, serviceMs: 1 }], calls: [{ to: "door", timeoutMs: 60_000 }] },
      {
        id: "door",
        groups: [{ slots, serviceMs: 1 }],
        queue: { places: 0 },
        calls: [{ to: "store", timeoutMs: 60_000 }],
      },
      { id: "store", groups: [{ slots: 1000, serviceMs: 99 }], cost: { heavy: 4 } },
    ],
    populations: [
      {
        id: "users",
        journeys: [
          { class: other, to: "front", rps, timeoutMs: 60_000 },
          { class: direct, to: "door", rps, timeoutMs: 60_000 },
        ],
      },
    ],
  });
  const refused = measure(run(world, 60), 600).failed / (2 * rps);
  expect(Math.abs(refused - erlangLoss(slots, load * slots))).toBeLessThan(0.03);
});

it("[Q2] a caller holds its slots for as long as its attempts take: cut at their time-out, and shorter where they make it", () => {
  const [serviceS, timeoutS, rps] = [0.8, 1, 50];
  const world = run(
    open({
      services: [
        { id: "door", groups: [{ slots: 500, serviceMs: 1 }], calls: [{ to: "store", timeoutMs: timeoutS * 1000 }] },
        { id: "store", groups: [{ slots: 1000, serviceMs: serviceS * 1000 }] },
      ],
      populations: [{ id: "users", journeys: [{ to: "door", rps, timeoutMs: 60_000 }] }],
    }),
    30,
  );
  let held = 0;
  let answered = 0;
  for (let second = 0; second < 120; second++) {
    answered += measure(world, 1).ok / 120;
    held += must(world.step.state.open[1], "open") / 120;
  }
  const inTime = 1 - Math.exp(-timeoutS / serviceS);
  expect(Math.abs(answered / rps - inTime)).toBeLessThan(0.02);
  // The mean of an exponential time that is cut at the time-out.
  expect(Math.abs(held / (rps * serviceS * inTime) - 1)).toBeLessThan(0.05);
});
