import { describe, expect, it } from "vitest";
import { browserStore, createSettings } from "../../client/settings.ts";

function memory(kept: Record<string, string> = {}) {
  return {
    kept,
    read: (key: string) => kept[key] ?? null,
    write: (key: string, value: string) => {
      kept[key] = value;
    },
  };
}

describe("settings", () => {
  it("begin with what the system prefers and remember nothing that was not chosen", () => {
    const store = memory();
    expect(createSettings(store, true).motion.value).toBe("reduced");
    expect(createSettings(store, false).motion.value).toBe("full");
    expect(store.kept).toEqual({});
  });

  it("remember a choice", () => {
    const store = memory();
    createSettings(store, false).textSize.value = 125;
    createSettings(store, false).levels.asks.value = 0;
    const again = createSettings(store, false);
    expect(again.textSize.value).toBe(125);
    expect([again.levels.asks.value, again.levels.pages.value]).toEqual([0, 60]);
  });

  it("remember each tip that was shown, and that the tutorial was done", () => {
    const store = memory();
    const settings = createSettings(store, false);
    expect(settings.seenTips.value).toEqual([]);
    settings.seenTips.value = ["ages"];
    settings.seenTips.value = [...settings.seenTips.value, "share"];
    settings.tutorial.value = "done";
    const again = createSettings(store, false);
    expect([again.seenTips.value, again.tutorial.value]).toEqual([["ages", "share"], "done"]);
  });

  it("do not believe a foreign stored value", () => {
    expect(createSettings(memory({ "settings.language": "klingon" }), false).language.value).toBe("en");
  });

  it("work where the browser refuses storage", () => {
    const settings = createSettings(
      browserStore(() => {
        throw new Error("blocked");
      }),
      false,
    );
    settings.sound.value = "off";
    expect(settings.sound.value).toBe("off");
  });
});
