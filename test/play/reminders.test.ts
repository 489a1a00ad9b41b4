/** [2.4] Reminders: the scribe sets them in real minutes, everybody sees them, and they stand until they are ticked off. */
import { expect, it } from "vitest";
import { createViewer } from "../../shared/view/index.ts";
import { goLive } from "./table.ts";
import type { Table } from "./table.ts";

const full = { layer: "full" } as const;
const remind = { type: "reminder.set", text: "Ask DAT again", minutes: 2 } as const;
const clear = { type: "reminder.clear", reminder: "M1" } as const;
const codes = ({ round }: Table) => round.play.timeline.map(({ message }) => message.code);
/** CMD, COM, SCR, TRF, SVC, DAT, INV. */
const seven = ["cmd", "com", "scr", "trf", "svc", "dat", "inv"];

it("are the scribe's to set, and the scribe's and command's to tick off", () => {
  expect(goLive().say("cmd", remind)).toBe("layer/full-only");
  const table = goLive(full, seven);
  expect(table.say("cmd", remind)).toBe("console/scr-only");
  expect(table.say("scr", remind)).toBe("ok");
  expect(createViewer(table.round).own("dat").refused["reminder.set"]?.code).toBe("console/scr-only");
  expect(createViewer(table.round).own("scr").refused["reminder.set"]).toBeUndefined();
  expect(table.say("dat", clear)).toBe("reminder/not-yours");
  expect(table.say("cmd", clear)).toBe("ok");
  expect(table.say("scr", clear)).toBe("reminder/unknown");
});

it("ring after real minutes at any speed, once, and stay until they are ticked off", () => {
  const table = goLive(full);
  table.say("cmd", { type: "clock.speed", speed: 1 });
  expect(table.say("cmd", remind)).toBe("ok");
  table.wait(119_000);
  expect(codes(table)).not.toContain("reminder.due");
  table.wait(2_000);
  expect(createViewer(table.round).common().lead.reminders).toMatchObject([{ id: "M1", isDue: true }]);
  table.wait(120_000);
  expect(codes(table).filter((code) => code === "reminder.due")).toHaveLength(1);
  expect(table.say("cmd", clear)).toBe("ok");
  expect(table.round.play.lead.reminders).toEqual([]);
});

it("ring no more when they were cancelled", () => {
  const table = goLive(full);
  table.say("cmd", remind);
  table.say("cmd", clear);
  table.wait(121_000);
  expect(codes(table)).not.toContain("reminder.due");
});

it("stand five at a time, so that one is ticked off before the next", () => {
  const table = goLive(full);
  for (let n = 0; n < 5; n++) expect(table.say("cmd", remind)).toBe("ok");
  expect(table.say("cmd", remind)).toBe("reminder/too-many");
  table.say("cmd", clear);
  expect(table.say("cmd", remind)).toBe("ok");
  expect(new Set(table.round.play.lead.reminders.map(({ id }) => id)).size).toBe(5);
});
