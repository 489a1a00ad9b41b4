/** Decisions of automations, as the person on call reads them. */
import { expect, it } from "vitest";
import { deskText, lookText } from "../../../client/panels/act/decisions.ts";
import type { LookView } from "../../../shared/protocol/index.ts";
import { english } from "./scene.ts";

const read = { metric: "utilization", of: "app", value: 0.23, target: 0.6, ageS: 10 };
const scaledIn: LookView = { tick: 600, read, from: 12, wants: 5, to: 10, did: "scale-in", why: "rate" };
const words = (text: string): string => text.replaceAll("\u00a0", " ");

it("says what an autoscaler read and how old it was, what it wanted, what it did and what bound it", () => {
  expect(words(lookText(scaledIn, "autoscaler", english))).toBe(
    "read 23 % busy (10 s old), target 60 % · wants 12 → 5 · scaled in to 10 · rate limit",
  );
});

it("says for how long there has been no data, and counts a failover in shares", () => {
  const blind: LookView = {
    ...scaledIn,
    read: { ...read, metric: "errorRatio", value: null, ageS: 42 },
    from: 0.5,
    wants: 0.5,
    to: 0.5,
    did: "hold",
    why: "no-data",
  };
  expect(lookText(blind, "failover", english)).toBe("no data for 42 s · held still · no data");
  const told: LookView = { ...blind, read: null, from: null, wants: 0.3, to: null, did: "overridden", why: null };
  expect(words(lookText(told, "failover", english))).toBe("told 30 % by hand");
});

it("says how many probes failed, and that a floor held a health check back", () => {
  const probes = { metric: "probes", of: "app", value: 0.9, target: 0, ageS: 0 };
  const held: LookView = { ...scaledIn, read: probes, from: 4, wants: 9, to: 4, did: "hold", why: "floor" };
  expect(words(lookText(held, "health-check", english))).toBe(
    "90 % of the probes failed · wants 4 → 9 · held still · at its floor",
  );
});

it("says how somebody left it", () => {
  const desk = { id: "autoscaler:app", kind: "autoscaler", isPaused: false, override: 12, look: null } as const;
  expect(deskText(desk, english)).toBe("told 12");
  expect(deskText({ ...desk, isPaused: true }, english)).toBe("paused");
  expect(deskText({ ...desk, override: null }, english)).toBeNull();
});
