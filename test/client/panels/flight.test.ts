import { expect, it } from "vitest";
import { endOf } from "../../../client/panels/act/flight.ts";
import { stormCommon } from "../../../client/gallery/views.ts";
import { must } from "../../../shared/base/index.ts";

const change = { ...must(stormCommon.actions[0], "action"), proposedTick: 100, launchedTick: 120, dueTick: 420 };

it("a change that is over is dated by its effect, one that was called back never by a moment that did not come", () => {
  expect(endOf({ ...change, state: "effective" })).toBe(420);
  expect(endOf({ ...change, state: "cancelled" })).toBe(120);
  expect(endOf({ ...change, state: "denied", launchedTick: null, dueTick: null })).toBe(100);
});
