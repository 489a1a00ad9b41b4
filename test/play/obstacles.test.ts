/** Hidden obstacles [DESIGN 4]: neither what may be done nor what it is reckoned to do tells of them beforehand. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createFacts } from "../../shared/play/facts.ts";
import { decide } from "../../shared/play/decide.ts";
import { seenBy } from "../../shared/play/seenBy.ts";
import { estimate } from "../../shared/telemetry/index.ts";
import { fakeScenario } from "./fakeScenario.ts";
import { four, goLive } from "./table.ts";

/** The same scenario, in which every action and every look has something hidden in its way. */
const trapped = createFacts(
  scenarioSchema.parse({
    ...fakeScenario,
    tools: { from: "east", looks: [{ needs: "store" }] },
    actions: fakeScenario.actions.map((action) => ({
      ...action,
      needs: "store@west",
      patienceS: 60,
      outcomes: [
        { when: [{ metric: "queue", of: "store", above: 5 }], does: "fails", says: "It cannot." },
        { when: [{ defect: "sleeping-limit" }], does: "also", wakes: "sleeping-limit" },
      ],
    })),
  }),
);

it("decides and reckons the same, whatever stands in the way", () => {
  const { round } = goLive({ world: { harmAtTick: 0 } });
  const at = { tick: round.tick, clockMs: 0 };
  let asked = 0;
  for (const by of four)
    for (const { id, targets, value } of fakeScenario.actions)
      for (const target of targets) {
        const launch = { type: "action.launch", action: id, target, value: value?.initial ?? 0 } as const;
        const [plain, hidden] = [round.facts, trapped].map((facts) => decide(facts, round.play, at, by, launch));
        expect(hidden).toEqual(plain);
        const [reckoned, reckonedHidden] = [round.facts, trapped].map((facts) => {
          const spec = must(facts.scenario.actions[facts.actionIndex.get(id) ?? -1], id);
          const intent = { spec, target, value: launch.value, inForce: null };
          return estimate(seenBy(facts, round.play, round.history, round.tick), intent);
        });
        expect(reckonedHidden).toEqual(reckoned);
        asked++;
      }
  expect(asked).toBeGreaterThan(30);
});
