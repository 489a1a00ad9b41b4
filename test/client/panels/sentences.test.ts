/** Every code that the server can send must have a sentence: the codes are read off its sources. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { knownCodes, momentText, reckoningOf, sentenceOf } from "../../../client/panels/sentences/index.ts";
import { rules } from "../../../shared/play/rules.ts";
import { tomas, words } from "./scene.ts";

const breakable = (sentence: string): string => sentence.replaceAll("\u00a0", " ");

const sources = ["shared/play", "shared/telemetry", "shared/view"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(folder, file), "utf8")),
  )
  .join("\n");

const spoken =
  /^(look|estimate|alert|evidence|link|hypothesis|incident|post|action|seat|clock|round|handoff|reminder|return)\.|^(note|starter)$/;

/** What `message(…)`, `tellAlert(…)`, `tellOf(…)`, `{ code: … }` and the like are given, and codes built of two parts. */
function codesSent(): readonly string[] {
  const plain = [...sources.matchAll(/(?:message\(|code: |code = |tellAlert\([^"]*|\? |: )"([a-z][\w.-]*)"/g)].map(
    ([, code = ""]) => code,
  );
  const told = [...sources.matchAll(/tellOf\([^"{]*"(\w+)"/g)].map(([, what]) => `action.${what}`);
  const empty = ["look.changes", "look.config"].flatMap((code) => [code, `${code}.none`]);
  const states = ["running", "effective", "failed", "cancelled", "undoing", "undone", "blocked", "undo-failed"].map(
    (state) => `action.${state}`,
  );
  return [...new Set([...plain, ...told, ...empty, ...states])].filter((code) => spoken.test(code) && !(code in rules));
}

describe("sentences", () => {
  it("exist for every code that the server sends", () => {
    const codes = codesSent();
    expect(codes.length).toBeGreaterThan(45);
    expect(codes.filter((code) => !knownCodes.includes(code))).toEqual([]);
  });

  it("speak of what their parameters name, with units", () => {
    const hits = { code: "look.hits", params: { target: "cache@us-east", hitRatio: 0.78, usual: 0.97 } };
    expect(breakable(sentenceOf(hits, words))).toBe("cache · us-east: hits 97 % → 78 %");
    expect(
      sentenceOf({ code: "hypothesis.linked", params: { hypothesis: "H2", card: "E7", stance: "none" } }, words),
    ).toBe("E7 no longer speaks to H2");
    expect(
      sentenceOf(
        { code: "action.failed", params: { ref: "A1", action: "rollback-msgs", target: "msgs@eu-west", value: 0 } },
        words,
      ),
    ).toBe("Failed: Roll back msgs 5.20.1, msgs · eu-west");
    const silent = {
      ref: "A1",
      action: "x",
      target: "msgs@eu-west",
      value: 0,
      why: "no-answer",
      of: "store@eu-west",
      says: "",
    };
    expect(sentenceOf({ code: "action.failed", params: silent }, words)).toBe(
      "Failed: Roll back msgs 5.20.1, msgs · eu-west. store · eu-west does not answer",
    );
    const load = reckoningOf(
      { code: "estimate.load", params: { node: "store@eu-west", now: 2.8, after: 0.54 } },
      words,
    );
    expect(load.what).toBe("load of store · eu-west");
    expect(breakable(load.value)).toBe("280 % → 54 %");
    const full = reckoningOf({ code: "estimate.load", params: { node: "store@eu-west", now: 1, after: 1.26 } }, words);
    expect([full.value, full.note]).toEqual(["stays full", "×1.3 of what it can do"]);
  });

  it("never leave a hole where the timeline of a round is told", () => {
    for (const { message } of tomas.common.timeline)
      expect(sentenceOf(message, words)).not.toMatch(/[{}]|undefined|NaN/);
  });

  it("show a code that is newer than this page, instead of nothing", () => {
    expect(sentenceOf({ code: "look.future", params: {} }, words)).toBe("look.future");
  });
});

it("tells what lies days before the round in days", () => {
  expect(momentText(words, -5_200_000)).toBe("6 d ago");
  expect(momentText(words, -36_000)).toBe("T−1:00:00");
  expect(momentText(words, 4_620)).toBe("T+07:42");
});
