/** The words and exit codes of `drill`. That it finds what holds is tested in test/drill. */
import { describe, expect, it } from "vitest";
import { smallText } from "../risk/small.ts";
import { run } from "./desk.ts";

const files = { "shop.yaml": smallText({ retries: 3 }) };

describe("drill", () => {
  const found = run(
    ["drill", "shop.yaml", "--family", "expired-certificate", "--seeds", "1", "--out", "nowhere/d.yaml"],
    files,
  );

  it("says what it tries, what it found and why, and what each way of playing costs", () => {
    expect(found.said).toMatch(/^0 of at most \d+: expired-certificate at \w+>\w+: at /);
    expect(found.said).toContain("seed 1, nobody acts");
    expect(found.said).toMatch(/The small fault: the certificate of \w+ runs out\. Ignored, \d+ % of the people fail/);
    expect(found.said).toMatch(/Well played, reference: won at T\+\d+:\d\d, costs \d+ % of doing nothing\./);
    expect(found.said).toMatch(/Tempting and wrong, [\w-]+: /);
  });

  it("prints the drill that it cannot write where it should, and says so", () => {
    expect(found.code).toBe(1);
    expect(found.said).toContain("Cannot write nowhere/d.yaml");
    expect(found.printed).toMatch(/^# What was found, for whoever hosts:\n(# .*\n)+format: small-causes\/scenario@1\n/);
    expect(found.printed).toContain("claims: drill");
  });

  it.each([
    [["drill"], 2, "Name one scenario whose world is taken; 0 were given."],
    [["drill", "shop.yaml", "--family", "meteor"], 2, "--family meteor: write one of slow-dependency, "],
    [["drill", "shop.yaml", "--difficulty", "4"], 2, "--difficulty 4: write 1, 2 or 3."],
    [["drill", "shop.yaml", "--minutes", "0"], 2, "--minutes 0: write a whole number from 1 to 999."],
    [["drill", "shop.yaml", "--seed", "a b"], 2, "write a word of at most 40 letters, digits and dashes."],
    [["drill", "none.yaml"], 1, "none.yaml"],
    [["drill", "empty.yaml"], 1, "nobody can come to harm"],
  ] as const)("%j ends with %i and says what to write", (args, code, says) => {
    const empty = smallText({ retries: 3 }).replace("users: 18000", "users: 0");
    const ran = run(args, { ...files, "empty.yaml": empty });
    expect(ran.code).toBe(code);
    expect(ran.said).toContain(says);
  });
});
