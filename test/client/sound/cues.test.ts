import { expect, it } from "vitest";
import { cueOf, mostUrgent } from "../../../client/sound/index.ts";
import type { TimelineRow } from "../../../shared/protocol/index.ts";

const row = (n: number, code: string, params: TimelineRow["message"]["params"] = {}): TimelineRow => ({
  n,
  tick: n,
  lane: "alerts",
  message: { code, params },
  seat: null,
});

it("a page sounds, a ticket does not", () => {
  expect(cueOf(row(1, "alert.fired", { severity: "page" }))).toBe("page");
  expect(cueOf(row(1, "alert.fired", { severity: "ticket" }))).toBeNull();
});

it("of several at once the most urgent is heard", () => {
  const rows = [row(1, "evidence.shared"), row(2, "alert.acked"), row(3, "alert.fired", { severity: "page" })];
  expect(mostUrgent(rows)?.row.n).toBe(3);
});

it("nothing new is silence", () => {
  expect(mostUrgent([])).toBeNull();
  expect(mostUrgent([row(1, "chat"), row(2, "action.launched")])).toBeNull();
});
