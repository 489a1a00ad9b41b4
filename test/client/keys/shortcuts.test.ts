import { describe, expect, it } from "vitest";
import { judge, keysInForce, readRemap, shortcutOn, usualKeys, withKey } from "../../../client/keys/index.ts";
import { must } from "../../../shared/base/index.ts";

const offered = (key: string, isCombined = false, keys = keysInForce({})) => judge({ key, isCombined }, "ack", keys);

describe("a key that is offered to a shortcut", () => {
  it("is taken in lower case, as it is heard", () => {
    expect(offered("Q")).toEqual({ is: "free", key: "q" });
    expect(offered("ö")).toEqual({ is: "free", key: "ö" });
    expect(offered("a")).toEqual({ is: "free", key: "a" });
  });

  it.each(["w", "t", "n", "l", "r"])("[UX 2.9] with Control is refused: %s", (key) => {
    expect(offered(key, true)).toEqual({ is: "browser" });
  });

  it.each(["F5", "F11", "Backspace", "Delete"])("[UX 2.9] is refused where it is the browser's: %s", (key) => {
    expect(offered(key)).toEqual({ is: "browser" });
  });

  it.each(["Escape", "Tab", "Enter", " ", "ArrowUp", "F6"])("[UX 2.9] is refused where it moves about: %s", (key) => {
    expect(offered(key)).toEqual({ is: "fixed" });
  });

  it("is refused while another shortcut has it, and free once that has moved", () => {
    expect(offered("m")).toEqual({ is: "taken", by: "silence" });
    expect(offered("m", false, keysInForce({ silence: "q" }))).toEqual({ is: "free", key: "m" });
    expect(offered("q", false, keysInForce({ silence: "q" }))).toEqual({ is: "taken", by: "silence" });
  });
});

describe("changed keys", () => {
  it("are only those that differ from the usual ones", () => {
    const changed = withKey({}, "ack", "q");
    expect(changed).toEqual({ ack: "q" });
    expect(withKey(changed, "ack", "a")).toEqual({});
    expect(withKey(changed, "ack", "j")).toEqual({ ack: "j" });
  });

  it("come back as they were kept", () => {
    expect(readRemap(JSON.stringify({ ack: "q", silence: "a" }))).toEqual({ ack: "q", silence: "a" });
    expect(readRemap(null)).toEqual({});
  });

  it.each(["{", "7", '{"fly":"q"}', '{"ack":"F5"}', '{"ack":" "}', '{"ack":7}', '{"ack":"m"}'])(
    "are the usual ones where what was kept is no such thing: %s",
    (kept) => {
      expect(readRemap(kept)).toEqual({});
    },
  );
});

it("no usual key stands for two shortcuts", () => {
  const keys = Object.values(usualKeys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(usualKeys[must(shortcutOn(key, usualKeys), key)]).toBe(key);
});
