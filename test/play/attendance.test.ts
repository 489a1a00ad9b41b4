/** A round that nobody conducts any more: where the host chose so it pauses, and it never gets stuck. */
import { expect, it } from "vitest";
import { goLive } from "./table.ts";
import type { Table } from "./table.ts";

const gone = (table: Table, member: string) => table.happen({ kind: "presence", member, event: { kind: "away" } });
const back = (table: Table, member: string) => table.happen({ kind: "presence", member, event: { kind: "back" } });
const phase = (table: Table) => table.round.play.phase;

/** "fay" facilitates, "cmd" is host and plays. */
function conducted(): Table {
  const table = goLive({ pausesUnattended: true });
  table.happen({ kind: "presence", member: "fay", event: { kind: "joined", isHost: true } });
  expect(table.say("fay", { type: "guide.begin" })).toBe("ok");
  return table;
}

it("[UX 6.6] pauses when all who conduct have been away for a minute, and goes on when one is back", () => {
  const table = conducted();
  gone(table, "cmd");
  table.wait(60_000);
  expect(phase(table)).toMatchObject({ isPaused: false });
  gone(table, "fay");
  table.wait(44_000);
  expect(phase(table)).toMatchObject({ isPaused: false });
  table.wait(2000);
  expect(phase(table)).toMatchObject({ isPaused: true, isUnattended: true });
  expect(table.round.play.timeline.at(-1)?.message.code).toBe("clock.unattended");
  const stood = table.round.tick;
  back(table, "fay");
  expect(phase(table)).toMatchObject({ isPaused: false, isUnattended: false });
  table.wait(1000);
  expect(table.round.tick).toBeGreaterThan(stood);
});

it("forgets the minute when one of them comes back in time", () => {
  const table = conducted();
  for (const member of ["cmd", "fay"]) gone(table, member);
  table.wait(30_000);
  back(table, "cmd");
  table.wait(60_000);
  expect(phase(table)).toMatchObject({ isPaused: false });
});

it("lets command go on without them, and then asks no more", () => {
  const table = goLive({ pausesUnattended: true });
  table.happen({ kind: "presence", member: "fay", event: { kind: "joined", isHost: true } });
  table.say("fay", { type: "guide.begin" });
  table.happen({ kind: "command", by: "cmd", command: { type: "seat.release" } });
  table.say("inv", { type: "seat.take", seat: 0 });
  for (const member of ["cmd", "fay"]) gone(table, member);
  expect(table.say("inv", { type: "clock.resume" })).toBe("role/host-only");
  table.wait(46_000);
  expect(table.say("svc", { type: "clock.resume" })).toBe("role/host-only");
  expect(table.say("inv", { type: "clock.resume" })).toBe("ok");
  table.wait(120_000);
  expect(phase(table)).toMatchObject({ isPaused: false });
});

it("leaves a pause of the host's own to the host", () => {
  const table = conducted();
  expect(table.say("fay", { type: "clock.pause" })).toBe("ok");
  gone(table, "fay");
  back(table, "fay");
  expect(phase(table)).toMatchObject({ isPaused: true, isUnattended: false });
  expect(table.say("svc", { type: "clock.resume" })).toBe("role/host-only");
});

it("goes on whoever is gone where nobody chose otherwise, and the host chooses in the lobby", () => {
  const table = goLive();
  gone(table, "cmd");
  table.wait(120_000);
  expect(phase(table)).toMatchObject({ isPaused: false });
  expect(goLive().say("cmd", { type: "host.configure", pausesUnattended: true })).toBe("phase/live");
});
