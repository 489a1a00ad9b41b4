import { expect, it } from "vitest";
import { applyDelta, diffView, readImpact, readNode } from "../../shared/protocol/index.ts";
import { seenBy } from "../../shared/play/index.ts";
import { createViewer } from "../../shared/view/index.ts";
import { inMapOrder } from "../../shared/view/map.ts";
import { goLive } from "../play/table.ts";

const world = { harmAtTick: 150 };

it("a client that applies every difference ends with the view that a newcomer gets", () => {
  const table = goLive({ world });
  const viewer = createViewer(table.round);
  let kept = { common: viewer.common(), own: viewer.own("inv") };
  for (const target of ["app@west", "edge@west", "store@west"]) {
    table.say("inv", { type: "diagnostic.run", diagnostic: "logs", target });
    table.wait(5_500);
    table.say("inv", { type: "chat.say", text: `looked at ${target}` });
    const now = { common: viewer.common(), own: viewer.own("inv") };
    kept = {
      common: applyDelta(kept.common, diffView(kept.common, now.common)),
      own: applyDelta(kept.own, diffView(kept.own, now.own)),
    };
  }
  const fresh = createViewer(table.round);
  expect(kept).toEqual({ common: fresh.common(), own: fresh.own("inv") });
});

it("a frame without a scrape carries no numbers, and one with a scrape carries one row", () => {
  const table = goLive({ world });
  table.wait(1_000);
  const viewer = createViewer(table.round);
  const first = viewer.common();
  table.wait(250);
  expect(Object.keys(diffView(first, viewer.common()) ?? {})).not.toContain("metrics");
  table.wait(2_500);
  const delta = diffView(first, viewer.common())?.["metrics"];
  expect(delta && "append" in delta ? delta.append : []).toHaveLength(1);
});

it("holds fifteen simulated minutes of history, with the usual range beside it", () => {
  const table = goLive({ world });
  table.wait(250_000);
  const { metrics, baseline } = createViewer(table.round).common();
  expect(metrics).toHaveLength(90);
  const row = metrics.at(-1);
  expect(row && readNode(row, 0)?.errorRatio).toBeCloseTo(0.2);
  expect(row && readImpact(row).usersAffected).toBe(300);
  expect(
    baseline &&
      readNode({ scrape: 0, tick: 0, nodes: baseline.nodesHigh, links: [], regions: [], impact: [] }, 0)?.errorRatio,
  ).toBe(0);
});

it("every change a seat may make carries its reason when it cannot be made, and the reason is the one it would get", () => {
  const table = goLive({ world });
  table.say("svc", { type: "action.launch", action: "roll-back-app", target: "app", value: 0 });
  const { permitted } = createViewer(table.round).own("svc");
  const button = permitted.find(({ action }) => action === "roll-back-app")?.targets[0];
  const answer = table.say("svc", { type: "action.launch", action: "roll-back-app", target: "app", value: 0 });
  expect(button?.refusal?.code).toBe(answer);
  expect(permitted.map(({ action }) => action).sort()).toEqual(["add-app", "cap-retries", "roll-back-app"]);
});

it("shows the estimate of what a seat prepares to that seat alone", () => {
  const table = goLive({ world });
  table.say("dat", { type: "action.prepare", action: "admit", target: "edge@west", value: 20 });
  const viewer = createViewer(table.round);
  expect(viewer.own("dat").preparing).toMatchObject({ action: "admit", estimate: { scrapeTick: 0 } });
  expect(viewer.own("svc").preparing).toBeNull();
});

it("a spectator sees the room and nothing private", () => {
  const table = goLive({ world });
  table.happen({ kind: "presence", member: "guest", event: { kind: "joined", isHost: false } });
  expect(createViewer(table.round).own("guest")).toMatchObject({ tray: [], permitted: [], depth: [], runbook: [] });
});

it("shows a failover with the share it moves, and no other automation that is no one's business", () => {
  const { automations } = createViewer(goLive({ world }).round).common();
  expect(automations).toEqual([{ id: "failover:west", isPaused: false, share: 0, from: 0, to: 1 }]);
});

it("lists targets in the order of the map, not in that of the scenario, which may tell where the trouble is", () => {
  const { facts } = goLive({ world }).round;
  const written = ["failover:east", "edge@east", "store@west", "edge@west"];
  expect(inMapOrder(facts, written)).toEqual(["edge@west", "store@west", "failover:east", "edge@east"]);
});

it("keeps the mark of a page that nobody took in time, whoever takes it afterwards", () => {
  const table = goLive({ world: { harmAtTick: 100 } });
  table.wait(45_000);
  expect(table.say("svc", { type: "alert.ack", alert: "burn:request west" })).toBe("ok");
  const page = createViewer(table.round)
    .common()
    .alerts.find(({ id }) => id === "burn:request west");
  expect(page?.ackedBy).toBe(2);
  expect(page?.escalatesTick).toBeLessThan(table.round.tick);
});

it("writes the team's own changes with a space before the unit", () => {
  const table = goLive({ world });
  table.say("svc", { type: "action.launch", action: "add-app", target: "app@west", value: 2 });
  table.wait(1_000);
  const { facts, play, history, tick } = table.round;
  const inUnit = (unit: "replicas" | "/s" | "") => {
    const actions = facts.scenario.actions.map((spec) =>
      spec.value ? { ...spec, value: { ...spec.value, unit } } : spec,
    );
    const seen = seenBy({ ...facts, scenario: { ...facts.scenario, actions } }, play, history, tick);
    return seen.teamChanges.map(({ text }) => text);
  };
  expect([inUnit("replicas"), inUnit("/s"), inUnit("")]).toEqual([
    ["add-app: 2 replicas"],
    ["add-app: 2/s"],
    ["add-app: 2"],
  ]);
});

it("an alert says for how long its value is taken, and whose place it is", () => {
  const table = goLive({ world });
  table.wait(6_000);
  const alerts = createViewer(table.round).common().alerts;
  const of = (id: string) => alerts.find((alert) => alert.id === id);
  expect(of("burn:request west")).toMatchObject({ overS: [360, 30], owner: null });
  expect(of("store-busy:store@west")).toMatchObject({ overS: [30], owner: "DAT" });
});
