/** Back by name: in whose name somebody may ask for a place, and who answers. */
import { expect, it } from "vitest";
import { returnRefusal } from "../../shared/play/index.ts";
import { createViewer } from "../../shared/view/index.ts";
import { goLive } from "./table.ts";
import type { Table } from "./table.ts";

const presence = (member: string, kind: "away" | "back" | "left" | "asks" | "asks-no-more") =>
  ({ kind: "presence", member, event: { kind } }) as const;
const confirm = { type: "return.confirm", member: "svc" } as const;
const asking = ({ round }: Table) => createViewer(round).common().returns;

function asked(): Table {
  const table = goLive();
  table.happen(presence("svc", "away"));
  table.happen(presence("svc", "asks"));
  return table;
}

it("is asked for a member who is away, while the host or command is there to answer", () => {
  const table = goLive();
  const why = (member: string) => returnRefusal(table.round.play, member)?.code;
  expect(why("svc")).toBe("join/not-away");
  table.happen(presence("svc", "away"));
  expect(why("svc")).toBeUndefined();
  table.happen(presence("cmd", "away"));
  expect([why("svc"), why("cmd")]).toEqual(["join/nobody-confirms", "join/nobody-confirms"]);
  table.wait(60_000);
  expect(table.say("inv", { type: "seat.lend", seat: 0, to: 3 })).toBe("ok");
  expect([why("svc"), why("cmd")]).toEqual([undefined, undefined]);
});

it("is answered by the host or command alone, once, and not by just anybody where nobody commands", () => {
  const table = asked();
  expect(asking(table)).toEqual(["svc"]);
  expect(table.say("dat", confirm)).toBe("return/not-yours");
  expect(table.say("cmd", { ...confirm, member: "dat" })).toBe("return/over");
  expect(table.say("cmd", confirm)).toBe("ok");
  expect(table.say("cmd", { type: "return.refuse", member: "svc" })).toBe("return/over");
  expect(table.round.play.timeline.at(-1)?.message).toEqual({ code: "return.confirmed", params: { seat: 2 } });
  const alone = asked();
  alone.happen(presence("cmd", "away"));
  expect(alone.say("dat", confirm)).toBe("return/not-yours");
});

it("is over when the member comes back or leaves, or whoever asks goes away; saying no changes nothing else", () => {
  for (const kind of ["back", "left", "asks-no-more"] as const) {
    const table = asked();
    table.happen(presence("svc", kind));
    expect(asking(table), kind).toEqual([]);
  }
  const table = asked();
  expect(table.say("cmd", { type: "return.refuse", member: "svc" })).toBe("ok");
  expect(asking(table)).toEqual([]);
  expect(table.round.play.members.find(({ id }) => id === "svc")).toMatchObject({ seat: 2 });
});

it("is not asked for somebody who is here", () => {
  const table = goLive();
  table.happen(presence("svc", "asks"));
  expect(asking(table)).toEqual([]);
});

it("of a facilitator is the host's to answer: the place shows what is true", () => {
  const table = goLive();
  for (const id of ["fay", "guy"]) {
    table.happen({ kind: "presence", member: id, event: { kind: "joined", isHost: true } });
  }
  expect(table.say("guy", { type: "guide.begin" })).toBe("ok");
  table.happen(presence("guy", "away"));
  table.happen(presence("cmd", "left"));
  table.happen({ kind: "presence", member: "eve", event: { kind: "joined", isHost: false } });
  expect(table.say("eve", { type: "seat.take", seat: 0 })).toBe("ok");
  table.happen(presence("guy", "asks"));
  expect(table.say("eve", { type: "return.confirm", member: "guy" })).toBe("return/not-yours");
  expect(table.say("fay", { type: "return.confirm", member: "guy" })).toBe("ok");
});
