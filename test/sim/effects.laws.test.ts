/** Effects that can be taken back: whoever laid them, in whatever order they end, the world is as if they never were. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { changesOf } from "../../shared/sim/changes/cast.ts";
import { effectsOf } from "../../shared/sim/changes/paths.ts";
import { openChanges } from "../../shared/sim/changes/turn.ts";
import { layMix, liftEffects } from "../../shared/sim/changes/effects.ts";
import type { Scene } from "../../shared/sim/roundStep.ts";
import { open, oneService, set } from "./bench.ts";

function scene(): Scene & { lay: (owner: string, spec: object, share?: number) => void; read: () => number } {
  const world = open(oneService({}));
  const cast = changesOf(world.plant, { defects: [] }, 0);
  if (!cast.ok) throw new Error(cast.refusal.reason);
  const here: Scene = { step: world.step, cast: cast.value, affairs: openChanges(cast.value), tick: 0, events: [] };
  return {
    ...here,
    lay: (owner, spec, share) => {
      const effects = effectsOf(world.plant, { set: {}, scale: {}, ...spec });
      if (!effects.ok) throw new Error(effects.refusal.reason);
      layMix(here, owner, [{ effects: effects.value, share: share ?? 1 }]);
    },
    read: () => world.step.state.serviceMs[0] ?? 0,
  };
}

const SERVICE = "service.serviceMs";
const spec = fc.oneof(
  fc.constantFrom(20, 250, 1000).map((value) => ({ set: { [SERVICE]: value } })),
  fc.constantFrom(0, 0.3, 4).map((value) => ({ scale: { [SERVICE]: value } })),
);
const owner = fc.constantFrom("a", "b", "c");
const move = fc.oneof(
  fc.tuple(fc.constant("lay" as const), owner, spec, fc.constantFrom(0.25, 1)),
  fc.tuple(fc.constant("lift" as const), owner, fc.constant({}), fc.constant(1)),
);

it("[M04] once all are over, a parameter has its value again, in whatever order they came and went", () => {
  fc.assert(
    fc.property(
      fc.array(move, { maxLength: 12 }),
      fc.shuffledSubarray(["a", "b", "c"], { minLength: 3 }),
      (moves, ends) => {
        const here = scene();
        for (const [kind, who, effects, share] of moves) {
          if (kind === "lay") here.lay(who, effects, share);
          else liftEffects(here, who);
        }
        for (const who of ends) liftEffects(here, who);
        expect(here.read()).toBe(100);
        expect(here.affairs.layers).toEqual([]);
      },
    ),
  );
});

it("[M04] one that ends under another changes what the other works on, and nothing else", () => {
  const here = scene();
  here.lay("slow", { scale: { [SERVICE]: 4 } });
  here.lay("fixed", { set: { [SERVICE]: 30 } });
  here.lay("half", { scale: { [SERVICE]: 0.5 } });
  expect(here.read()).toBe(15);
  liftEffects(here, "slow");
  expect(here.read()).toBe(15);
  liftEffects(here, "fixed");
  expect(here.read()).toBe(50);
});

it("[M22] what somebody else wrote meanwhile stays when they end, and a later effect covers it", () => {
  const here = scene();
  here.lay("slow", { scale: { [SERVICE]: 4 } });
  set({ plant: here.cast.plant, step: here.step }, SERVICE, 70);
  here.lay("later", { scale: { [SERVICE]: 2 } });
  expect(here.read()).toBe(140);
  liftEffects(here, "later");
  liftEffects(here, "slow");
  expect(here.read()).toBe(70);
});

it("[M02] a share of an effect is felt as the mean of those that have it and those that have not", () => {
  const here = scene();
  here.lay("canary", { set: { [SERVICE]: 300 } }, 0.25);
  expect(here.read()).toBe(0.75 * 100 + 0.25 * 300);
  here.lay("canary", { set: { [SERVICE]: 300 }, scale: { [SERVICE]: 2 } }, 0.5);
  expect(here.read()).toBe(0.5 * 100 + 0.5 * 600);
  here.lay("canary", { set: { [SERVICE]: 300 } }, 1);
  expect(here.read()).toBe(300);
});

it("[M04] no limit comes back as no limit, through the JSON of a snapshot too", () => {
  const here = scene();
  here.lay("limit", { set: { "service.limitRps": 5 } });
  here.affairs.layers = JSON.parse(JSON.stringify(here.affairs.layers));
  liftEffects(here, "limit");
  expect(here.step.state.limitRps[0]).toBe(Infinity);
});
