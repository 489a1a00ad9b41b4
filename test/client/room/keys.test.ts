import { describe, expect, it } from "vitest";
import { keysInForce, shortcutOn, usualKeys } from "../../../client/keys/index.ts";
import { doesOf, readKey, sheetFor } from "../../../client/screens/room/keys.ts";
import type { Press } from "../../../client/screens/room/keys.ts";
import { matching } from "../../../client/screens/room/matching.ts";
import { walk } from "../../../client/screens/room/walk.ts";
import { stormCommon } from "../../../client/gallery/views.ts";
import { must } from "../../../shared/base/index.ts";

const press = (key: string, change: Partial<Press> = {}) =>
  readKey({ key, isControl: false, isAlt: false, isRepeat: false, focus: "page", ...change }, usualKeys);

describe("a key", () => {
  it("acts on the page", () => {
    expect(press("a")).toEqual({ do: "ack" });
    expect(press("]")).toEqual({ do: "alert", step: 1 });
    expect(press("3")).toEqual({ do: "go", to: "dock" });
    expect(press("Enter")).toEqual({ do: "open" });
  });

  it("stands on the sheet", () => {
    const rows = sheetFor({ layer: "standard", size: 4 });
    const printed = rows.flatMap(({ shortcuts }) => shortcuts.map((shortcut) => usualKeys[shortcut]));
    for (const key of "amdltcsnepruh./0[]?:123456") {
      expect(press(key), key).not.toBeNull();
      expect(printed).toContain(key);
    }
    for (const shortcut of printed.map((key) => shortcutOn(key, usualKeys)))
      expect(doesOf(must(shortcut, "shortcut"))).toMatch(/^keys\./);
  });

  it("[UX 6.43] means what it was given, and no longer what it was taken from", () => {
    const keys = keysInForce({ ack: "q" });
    const at = (key: string, inForce: typeof keys | null) =>
      readKey({ key, isControl: false, isAlt: false, isRepeat: false, focus: "page" }, inForce);
    expect(at("q", keys)).toEqual({ do: "ack" });
    expect(at("a", keys)).toBeNull();
    expect(at("q", null)).toBeNull();
    expect(at("Escape", null)).toEqual({ do: "close" });
  });

  it("is left off the sheet where it has nothing to do", () => {
    const alone = sheetFor({ layer: "essential", size: 1 }).map(({ does }) => does);
    for (const does of ["keys.board", "keys.post", "keys.share"]) expect(alone).not.toContain(does);
    expect(alone).toContain("keys.undo");
  });

  it("that is held down moves on and does nothing else", () => {
    expect(press("s")).toEqual({ do: "share" });
    expect(press("s", { isRepeat: true })).toBeNull();
    expect(press("u", { isRepeat: true })).toBeNull();
    expect(press("ArrowUp", { isRepeat: true })).toEqual({ do: "walk", direction: "up" });
    expect(press("]", { isRepeat: true })).toEqual({ do: "alert", step: 1 });
  });

  it("[UX 6.42] mutes with Alt, also while text is typed, and leaves every other Alt to the browser", () => {
    expect(press("m", { isAlt: true, focus: "text" })).toEqual({ do: "mute" });
    for (const key of ["a", "s", "ArrowLeft"]) expect(press(key, { isAlt: true })).toBeNull();
  });

  it.each(["s", "u", "a", "1", "?", "ArrowUp", "Enter"])("%s rests while text is typed", (key) => {
    expect(press(key, { focus: "text" })).toBeNull();
  });

  it("leaves a field with Escape, and a dialog its own keys", () => {
    expect(press("Escape", { focus: "text" })).toEqual({ do: "leaveText" });
    expect(press("Escape")).toEqual({ do: "close" });
    for (const key of ["Escape", "F6", "a", "Enter"]) expect(press(key, { focus: "dialog" })).toBeNull();
  });

  it("leaves arrows to lists and Enter to controls", () => {
    expect(press("ArrowUp", { focus: "list" })).toBeNull();
    expect(press("ArrowUp", { focus: "control" })).toEqual({ do: "walk", direction: "up" });
    expect(press("Enter", { focus: "control" })).toBeNull();
  });

  it("opens the palette with Control anywhere, and takes no other key from the browser", () => {
    expect(press("k", { isControl: true, focus: "text" })).toEqual({ do: "palette" });
    for (const key of ["a", "w", "t", "n", "l", "r", "c"]) expect(press(key, { isControl: true })).toBeNull();
    expect(press("F5")).toBeNull();
    expect(press("Backspace")).toBeNull();
  });
});

describe("walking on the map", () => {
  const map = must(stormCommon.map, "map");
  const from = (id: string, direction: Parameters<typeof walk>[2]) => walk(map, { kind: "station", id }, direction)?.id;

  it("starts somewhere", () => {
    expect(walk(map, null, "down")).toEqual({ kind: "station", id: map.nodes[0]?.id });
  });

  it("goes down to a callee and up to a caller of the same region", () => {
    expect(from("edge@ap-south", "down")).toBe("gw@ap-south");
    expect(from("gw@ap-south", "up")).toBe("edge@ap-south");
  });

  it("goes sideways through a layer, region by region from west to east, and round", () => {
    expect(from("boot@us-east", "right")).toBe("msgs@us-east");
    expect(from("msgs@us-east", "right")).toBe("boot@eu-west");
    expect(from("boot@us-east", "left")).toBe("msgs@ap-south");
  });

  it("stays where there is no way on", () => {
    expect(from("edge@eu-west", "up")).toBe("edge@eu-west");
    expect(from("config@eu-west", "down")).toBe("config@eu-west");
  });

  it("leaves a call at the end that lies ahead", () => {
    const call = { kind: "edge", id: "gw@eu-west>boot@eu-west" } as const;
    expect(walk(map, call, "up")?.id).toBe("edge@eu-west");
    expect(walk(map, call, "down")?.id).toBe("cache@eu-west");
  });

  it("reaches every node of the map", () => {
    const reached = new Set<string>();
    const next = [must(map.nodes[0], "node").id];
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (reached.has(id)) continue;
      reached.add(id);
      for (const direction of ["up", "down", "left", "right"] as const) next.push(from(id, direction) ?? id);
    }
    expect(map.nodes.filter(({ id }) => !reached.has(id))).toEqual([]);
  });
});

describe("the palette", () => {
  const items = ["store · eu-west", "store · us-east", "Cap store retries · boot", "Board"].map((label) => ({ label }));
  const found = (typed: string) => matching(items, typed).map(({ label }) => label);

  it("finds by the beginnings of words, the closest first", () => {
    expect(found("sto eu")).toEqual(["store · eu-west"]);
    expect(found("store")[2]).toBe("Cap store retries · boot");
    expect(found("ap")).toEqual([]);
  });

  it("offers everything while nothing is typed", () => {
    expect(found(" ")).toHaveLength(4);
  });
});
