import { describe, expect, it } from "vitest";
import { parseRoute, pathOf } from "../../client/router.ts";

describe("an address", () => {
  it.each([
    ["/", { at: "landing" }],
    ["/r/K7MQ4", { at: "room", code: "K7MQ4", as: "player" }],
    ["/r/K7MQ4/fac", { at: "room", code: "K7MQ4", as: "facilitator" }],
    ["/r/K7MQ4/screen", { at: "room", code: "K7MQ4", as: "screen" }],
    ["/solo", { at: "solo" }],
    ["/weekly", { at: "weekly" }],
    ["/tutorial", { at: "tutorial" }],
    ["/library", { at: "library" }],
    ["/library/new", { at: "editor" }],
    ["/library/import", { at: "importing" }],
    ["/library/s04/edit", { at: "editor", choice: "s04" }],
    ["/library/s04/risk", { at: "risk", choice: "s04" }],
  ] as const)("%s is a route and leads back to itself", (path, route) => {
    expect(parseRoute(path)).toEqual(route);
    expect(pathOf(route)).toBe(path);
  });

  it("folds the case of a code", () => {
    expect(parseRoute("/r/k7mq4/")).toEqual({ at: "room", code: "K7MQ4", as: "player" });
  });

  it("keeps an invitation whose code cannot be one, so that the form can say so", () => {
    expect(parseRoute("/r/ZZZZZ")).toEqual({ at: "invitation", typed: "ZZZZZ" });
    expect(pathOf({ at: "invitation", typed: "ZZZZZ" })).toBe("/r/ZZZZZ");
  });

  it.each(["/r", "/r/ZZZZZ/fac", "/r/K7MQ4/other", "/r/K7MQ4/fac/more", "/solo/x", "/library/x", "/elsewhere"])(
    "%s is unknown",
    (path) => {
      expect(parseRoute(path)).toEqual({ at: "unknown" });
    },
  );
});
