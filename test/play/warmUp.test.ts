/** The joint warm-up: two tasks, and an end of its own. */
import { expect, it } from "vitest";
import { warmUpOf } from "../../shared/play/index.ts";
import { goLive } from "./table.ts";
import type { Table } from "./table.ts";

const warm = { kind: "warm-up", speed: 1, liveMinutes: 1 } as const;
const phase = ({ round }: Table) => round.play.phase;
const view = ({ round }: Table) => warmUpOf(round.play);

/** Everybody looks at something that everybody may see, and shares what they found. */
function shareAll(table: Table, who: readonly string[]): void {
  for (const by of who) table.say(by, { type: "diagnostic.run", diagnostic: "red", target: "store@west" });
  table.wait(21_000);
  for (const by of who) {
    const seat = table.round.play.members.find(({ id }) => id === by)?.seat;
    const card = table.round.play.cards.find((each) => each.seat === seat && each.sharedTick === null);
    expect(table.say(by, { type: "evidence.share", card: card?.id ?? "" })).toBe("ok");
  }
}

function turnKey(table: Table): void {
  expect(table.say("dat", { type: "action.launch", action: "flush-cache", target: "cache@west", value: 0 })).toBe("ok");
  expect(table.say("cmd", { type: "action.approve", ref: "A1" })).toBe("ok");
}

it("[2.10] asks each seat for one card and command for one key, and ends a moment after the last of them", () => {
  const table = goLive(warm);
  const seats = table.round.play.members.flatMap(({ id, seat }) => (seat === null ? [] : [id]));
  expect(view(table)?.isApproved).toBe(false);
  expect(view(table)?.shared.map(({ isDone }) => isDone)).toEqual(seats.map(() => false));
  shareAll(table, seats);
  expect(view(table)?.shared.every(({ isDone }) => isDone)).toBe(true);
  table.wait(20_000);
  expect(phase(table).kind).toBe("live");
  turnKey(table);
  table.wait(7000);
  expect(phase(table).kind).toBe("live");
  table.wait(2000);
  expect(phase(table)).toEqual({ kind: "closed", ended: "time" });
});

it("waits for nobody who has gone, and asks for no key where there are none", () => {
  const table = goLive({ ...warm, layer: "essential" });
  expect(view(table)?.isApproved).toBeNull();
  table.happen({ kind: "presence", member: "svc", event: { kind: "away" } });
  const seat = table.round.play.members.find(({ id }) => id === "svc")?.seat;
  expect(view(table)?.shared.map((each) => each.seat)).not.toContain(seat);
});

it("is over after four minutes at the latest, when the host says so, and never by a win or into a debrief", () => {
  const table = goLive(warm);
  table.wait(239_000);
  expect(phase(table).kind).toBe("live");
  table.wait(2000);
  expect(phase(table).kind).toBe("closed");
  const cut = goLive(warm);
  const host = cut.round.play.members.find(({ isHost }) => isHost)?.id ?? "";
  expect(cut.say(host, { type: "round.end" })).toBe("ok");
  expect(phase(cut)).toEqual({ kind: "closed", ended: "host" });
});

it("is nothing that an incident knows", () => {
  expect(view(goLive())).toBeNull();
});

it("ends when the last who had not done their part has gone, and not while somebody who came has theirs before them", () => {
  const table = goLive({ ...warm, layer: "essential" });
  shareAll(table, ["cmd", "inv", "svc"]);
  table.happen({ kind: "presence", member: "dat", event: { kind: "away" } });
  expect(view(table)?.isOver).toBe(true);
  table.happen({ kind: "presence", member: "dat", event: { kind: "back" } });
  table.wait(9000);
  expect(phase(table).kind).toBe("live");
  table.happen({ kind: "presence", member: "dat", event: { kind: "left" } });
  table.wait(9000);
  expect(phase(table).kind).toBe("closed");
});

it("is not done by nobody", () => {
  const table = goLive({ ...warm, layer: "essential" });
  for (const { id } of table.round.play.members) {
    table.happen({ kind: "presence", member: id, event: { kind: "away" } });
  }
  table.wait(9000);
  expect([view(table)?.isOver, phase(table).kind]).toEqual([false, "live"]);
});
