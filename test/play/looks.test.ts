import { expect, it } from "vitest";
import { goLive } from "./table.ts";
import { hiddenEdge } from "./fakeScenario.ts";
import type { Command } from "../../shared/protocol/index.ts";

const look = (
  diagnostic: "logs" | "traces" | "dependencies" | "saturation" | "red" | "changes" | "store" | "specialist" | "dump",
  target: string,
): Command => ({
  type: "diagnostic.run",
  diagnostic,
  target,
});

it("[2.6] takes the time in the table: logs are there after 20 simulated seconds, not before", () => {
  const table = goLive();
  table.say("inv", look("logs", "app@west"));
  table.wait(4_800);
  expect(table.round.play.cards).toHaveLength(0);
  table.wait(300);
  expect(table.round.play.cards).toMatchObject([{ seat: 1, diagnostic: "logs", target: "app@west", sharedTick: null }]);
});

it("[2.6] runs two looks at a time; the third waits and starts when one ends", () => {
  const table = goLive();
  for (const target of ["app@west", "app@east", "edge@west"]) table.say("inv", look("logs", target));
  expect(table.round.play.runs.map(({ startTick }) => startTick === null)).toEqual([false, false, true]);
  expect(table.say("inv", look("logs", "edge@west"))).toBe("diagnostic/already-running");
  table.wait(5_100);
  expect(table.round.play.runs).toMatchObject([{ target: "edge@west" }]);
  expect(table.round.play.runs[0]?.startTick).toBe(200);
});

it("[2.6] cancelling a look gives its slot to the one that waits", () => {
  const table = goLive();
  for (const target of ["app@west", "app@east", "edge@west"]) table.say("inv", look("logs", target));
  expect(table.say("svc", { type: "diagnostic.cancel", run: "r1.1" })).toBe("diagnostic/unknown");
  expect(table.say("inv", { type: "diagnostic.cancel", run: "r1.1" })).toBe("ok");
  expect(table.round.play.runs.every(({ startTick }) => startTick !== null)).toBe(true);
});

it("[2.4] gives depth to the owner alone, and a foreign rate panel to everybody after 20 s", () => {
  const table = goLive();
  expect(table.say("svc", look("saturation", "store@west"))).toBe("diagnostic/foreign-target");
  expect(table.say("dat", look("saturation", "store@west"))).toBe("ok");
  expect(table.say("cmd", look("logs", "store@west"))).toBe("diagnostic/not-yours");
  expect(table.say("cmd", look("changes", "everything"))).toBe("ok");
  table.say("dat", look("red", "store@west"));
  table.say("cmd", look("red", "store@west"));
  const took = table.round.play.runs
    .filter(({ diagnostic }) => diagnostic === "red")
    .map((run) => (run.endTick ?? 0) - (run.startTick ?? 0));
  expect(took).toEqual([1, 200]);
});

it("[D7] a dependency probe draws an undocumented call on the team's map, and one without any costs the same", () => {
  const table = goLive();
  expect(table.say("inv", look("dependencies", "cache@west"))).toBe("ok");
  expect(table.say("inv", look("dependencies", "app@west"))).toBe("ok");
  const [empty, full] = table.round.play.runs;
  expect(empty?.endTick).toBe(full?.endTick);
  table.wait(10_100);
  const { edges } = table.round.facts.topology;
  expect(table.round.play.found.map(({ edge }) => edges[edge]?.id)).toEqual([hiddenEdge]);
  expect(table.round.play.cards.map(({ detail }) => detail)).toEqual([
    { kind: "dependencies", found: [] },
    { kind: "dependencies", found: [hiddenEdge] },
  ]);
});

it("[2.4] alone there is no tray: what is found is shared at once", () => {
  const table = goLive({}, ["only"]);
  table.say("only", look("store", "store@west"));
  table.wait(8_000);
  expect(table.round.play.cards).toMatchObject([{ id: "E1", diagnostic: "store" }]);
});

it("[M15] a look whose service does not answer finds that, and a probe then finds no call", () => {
  const table = goLive({ world: { silentLooks: ["logs", "dependencies"] } });
  table.say("inv", look("logs", "app@west"));
  table.say("inv", look("dependencies", "app@west"));
  table.say("dat", look("store", "store@west"));
  table.wait(11_000);
  const headlines = table.round.play.cards.map(({ headline }) => headline);
  const silent = { code: "look.no-answer", params: { target: "app@west", of: "console" } };
  expect(headlines.slice(0, 1)).toEqual([silent]);
  expect(headlines.map(({ code }) => code)).toEqual([
    "look.no-answer",
    expect.not.stringContaining("answer"),
    silent.code,
  ]);
  expect(table.round.play.found).toEqual([]);
});

it("[D16] command may page two specialists in a round, and sees no third", () => {
  const table = goLive();
  expect(table.say("svc", look("specialist", "app@west"))).toBe("diagnostic/not-yours");
  expect(table.say("cmd", look("specialist", "app@west"))).toBe("ok");
  expect(table.say("cmd", look("specialist", "names@west"))).toBe("ok");
  expect(table.say("cmd", look("specialist", "store@west"))).toBe("diagnostic/none-left");
  table.wait(30_200);
  expect(table.round.play.cards).toHaveLength(2);
  expect(table.say("cmd", look("specialist", "store@west"))).toBe("diagnostic/none-left");
});

it("[D10] looks into processes of one's own alone", () => {
  const table = goLive();
  expect(table.say("svc", look("dump", "app@west"))).toBe("ok");
  expect(table.say("svc", look("dump", "store@west"))).toBe("diagnostic/foreign-target");
  expect(table.say("dat", look("dump", "edge@west"))).toBe("diagnostic/foreign-target");
});
