/** The coach on the real toy world: steps go on when something has been done, by whatever way, and never before. */
import { beforeEach, describe, expect, it } from "vitest";
import { instructionAt, onwards, steps } from "../../../client/screens/tutorial/steps.ts";
import type { Seen } from "../../../client/screens/tutorial/steps.ts";
import { must } from "../../../shared/base/index.ts";
import type { Command } from "../../../shared/protocol/index.ts";
import { openToy } from "../local/toyRoom.ts";
import type { ToyRoom } from "../local/toyRoom.ts";

let toy: ToyRoom;
let step = 0;
beforeEach(() => {
  toy = openToy();
  step = 0;
  return () => toy.close();
});

const see = (): Seen => ({
  common: toy.room.common.value,
  own: toy.room.own.value,
  ui: toy.room.ui.state.value,
});
const instruction = (): string | undefined => instructionAt(step, see())?.says;

/** Lets seconds pass, and the coach follow. */
function wait(seconds: number): void {
  for (let second = 0; second < seconds; second++) {
    toy.wait(1);
    step = onwards(step, see());
  }
}
async function act(command: Command): Promise<void> {
  expect(await toy.say(command)).toBe("ok");
  wait(1);
}
const select = (id: string): void => toy.room.ui.act({ do: "select", selection: { kind: "station", id } });
const page = () =>
  must(
    see().common.alerts.find(({ severity }) => severity === "page"),
    "page",
  );
const declare = { type: "incident.declare", severity: "SEV-3" } as const;
const look = { type: "diagnostic.run", diagnostic: "saturation", target: "db" } as const;
const cap = (value: number): Command => ({ type: "action.launch", action: "cap-retries", target: "web>db", value });
const flush = { type: "action.launch", action: "flush-cache", target: "cache", value: 0 } as const;
const idea = { type: "hypothesis.add", question: "sustains", component: "db", mechanism: "retries and herds" } as const;
const post = {
  type: "status.post",
  state: "mitigating",
  features: [],
  regions: [],
  impact: "x",
  nextInS: 240,
} as const;

/** Through the first six steps. */
async function learn(): Promise<void> {
  select("db");
  wait(30);
  await act({ type: "alert.ack", alert: page().id });
  await act(declare);
  await act(look);
  wait(4);
  await act({ type: "evidence.share", card: must(see().own.tray[0], "card").id });
  await act(idea);
  await act({ type: "hypothesis.link", hypothesis: "H1", card: "E1", stance: "for" });
}

describe("the coach", () => {
  it("goes through all steps as they are done, with the words that fit", async () => {
    wait(5);
    expect([step, instruction()]).toEqual([0, "tutorial.healthy"]);
    select("edge");
    wait(1);
    expect([step, instruction()]).toEqual([1, "tutorial.page.wait"]);
    wait(20);
    expect([step, instruction()]).toEqual([1, "tutorial.page"]);
    await act({ type: "alert.ack", alert: page().id });
    expect([step, instruction()]).toEqual([2, "tutorial.declare"]);
    await act(declare);
    expect([step, instruction()]).toEqual([3, "tutorial.look.choose"]);
    select("db");
    expect(instruction()).toBe("tutorial.look.open");
    toy.room.ui.act({ do: "side", tab: "act" });
    expect(instruction()).toBe("tutorial.look");
    await act(look);
    expect([step, instruction()]).toEqual([3, "tutorial.look.running"]);
    wait(3);
    expect([step, instruction()]).toEqual([4, "tutorial.share"]);
    await act({ type: "evidence.share", card: must(see().own.tray[0], "card").id, claim: "It is full." });
    expect([step, instruction()]).toEqual([5, "tutorial.hypothesis"]);
    await act(idea);
    expect([step, instruction()]).toEqual([5, "tutorial.hypothesis.link"]);
    await act({ type: "hypothesis.link", hypothesis: "H1", card: "E1", stance: "for" });
    expect([step, instruction()]).toEqual([6, "tutorial.mitigate"]);
    await act({ type: "action.prepare", action: "flush-cache", target: "cache", value: 0 });
    expect(instruction()).toBe("tutorial.mitigate.flush");
    await act({ type: "action.prepare", action: "cap-retries", target: "web>db", value: 0 });
    expect(instruction()).toBe("tutorial.mitigate.cap");
    await act(cap(0));
    expect([step, instruction()]).toEqual([6, "tutorial.mitigate.running"]);
    wait(5);
    expect([step, instruction()]).toEqual([7, "tutorial.verify"]);
    wait(12);
    expect([step, instruction()]).toEqual([8, "tutorial.post"]);
    await act(post);
    expect([step, instruction()]).toEqual([steps.length, undefined]);
  });

  it("asks for nothing twice: what was left again stays done", () => {
    select("edge");
    wait(1);
    toy.room.ui.act({ do: "select", selection: null });
    wait(1);
    expect(step).toBe(1);
  });

  it("says that a flush hurt, and goes on with the other change", async () => {
    await learn();
    await act(flush);
    expect(instruction()).toBe("tutorial.mitigate.running");
    wait(6);
    expect([step, instruction()]).toEqual([6, "tutorial.mitigate.flushed"]);
    await act(cap(0));
    wait(25);
    expect([step, instruction()]).toEqual([8, "tutorial.post"]);
  });

  it("sees that the errors stay after a cap that is too high, and lets one try again", async () => {
    await learn();
    await act(cap(2));
    wait(25);
    expect([step, instruction()]).toEqual([7, "tutorial.verify.still"]);
    await act(cap(0));
    wait(25);
    expect(step).toBe(8);
  });

  it("leaves no step behind that can no longer be done when the world was mended before anything else", async () => {
    await act(cap(0));
    wait(180);
    expect(see().common.alerts.some(({ severity }) => severity === "page")).toBe(false);
    select("db");
    await act(look);
    wait(4);
    await act({ type: "evidence.share", card: must(see().own.tray[0], "card").id });
    await act(idea);
    await act({ type: "hypothesis.link", hypothesis: "H1", card: "E1", stance: "for" });
    expect(step).toBe(2);
    await act({ type: "incident.declare", severity: "SEV-4" });
    expect(step).toBe(8);
    await act(post);
    expect(step).toBe(steps.length);
  });
});
