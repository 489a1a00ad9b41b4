import { describe, expect, it } from "vitest";
import { createUi, dockLimits, freshUi, readUi, reduceUi } from "../../../client/store/index.ts";

describe("the desk", () => {
  it("keeps the dock within its limits", () => {
    expect(reduceUi(freshUi, { do: "resizeDock", share: 2 }).dockShare).toBe(dockLimits.most);
    expect(reduceUi(freshUi, { do: "resizeDock", share: 0 }).dockShare).toBe(dockLimits.least);
  });

  it("opens the drawer with the panel that was asked for", () => {
    expect(reduceUi(freshUi, { do: "side", tab: "act" })).toMatchObject({ side: "act", isDrawerOpen: true });
  });

  it("shows the whole map again on fit, and leaves the selection", () => {
    const selection = { kind: "station", id: "gw@eu-west" } as const;
    const close = { ...freshUi, selection, region: "eu-west", dockShare: 0.6 };
    expect(reduceUi(close, { do: "fit" })).toEqual({ ...freshUi, selection });
  });

  it("is the same after a reload", () => {
    const kept = new Map<string, string>();
    const keeper = {
      read: (key: string) => kept.get(key) ?? null,
      write: (key: string, text: string) => void kept.set(key, text),
    };
    const ui = createUi(keeper, "ui");
    ui.act({ do: "select", selection: { kind: "edge", id: "a>b" } });
    ui.act({ do: "dock", tab: "logs" });
    ui.act({ do: "resizeDock", share: 0.5 });
    expect(createUi(keeper, "ui").state.value).toEqual(ui.state.value);
  });

  it.each([
    ["nothing", null],
    ["no JSON", "{"],
    ["another kind of value", "[1]"],
    [
      "foreign words",
      JSON.stringify({ dock: "map", side: 4, layer: "x", mapAs: "", dockShare: 9, selection: { id: 3 } }),
    ],
  ])("starts fresh from %s", (_, text) => {
    expect(readUi(text)).toEqual(freshUi);
  });
});
