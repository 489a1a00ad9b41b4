/** The risk report from the command line: what it says can be simulated by hand, and bad input is answered. */
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { smallText } from "../risk/small.ts";
import { run, runLong } from "./desk.ts";

const files = { "shop.yaml": smallText({ retries: 3 }) };
const usual = ["risk", "shop.yaml", "--top", "3", "--contain", "0", "--keep", "kept"] as const;
const made = await runLong([...usual, "--out", "report.md"], files);
const report = must(made.written["report.md"], "report");

/** User-minutes in the table of a report, by rank. */
function told(rank: number): number {
  const row = must(new RegExp(`^\\| ${rank} \\| .*$`, "m").exec(report)?.[0], `finding ${rank}`);
  return Number(must(row.split(" | ")[2], "user-minutes").replaceAll(",", ""));
}

/** The same by hand. */
function simulated(rank: number): number {
  const path = `kept/finding-0${rank}.yaml`;
  const { code, printed, said } = run(["simulate", path, "--policy", "none", "--json"], made.written);
  expect(said, path).toBe("");
  expect(code).toBe(0);
  const out: { rounds: { userMinutes: number }[] } = JSON.parse(printed);
  return must(out.rounds[0], "round").userMinutes;
}

describe("risk", () => {
  it.each([1, 3])("tells of finding %i what simulate gives for its file", (rank) => {
    expect(Math.round(simulated(rank))).toBe(told(rank));
  });

  it("ranks by harm what the system amplifies, and behind it what is as large as its cause", () => {
    expect(made.code).toBe(0);
    const [amplified = "", plain = ""] = report.split(/^## (?:Small causes|Effects about as large).*$/m).slice(1);
    for (const part of [amplified, plain]) {
      const harms = [...part.matchAll(/^\| (\d+) \|/gm)].map(([, rank]) => told(Number(rank)));
      expect(harms).toEqual([...harms].sort((a, b) => b - a));
    }
    expect(told(1)).toBeGreaterThan(0);
  });

  it("says how far it is on standard error", () => {
    expect(made.said).toMatch(/^screening: 0 of 1/);
    expect(made.said).toContain("simulating: 0 of 3");
  });

  it("prints the report that it cannot write where it should, and says why", async () => {
    const once = ["risk", "shop.yaml", "--top", "1", "--contain", "0"];
    const { code, printed, said } = await runLong([...once, "--keep", "nowhere", "--out", "nowhere/r.md"], files);
    expect(code).toBe(1);
    expect(printed).toContain("## Only screened");
    expect(said).toContain("Cannot write nowhere/finding-01.yaml");
    expect(said).toContain("Cannot write nowhere/r.md");
  });

  it("refuses what it cannot use, and says what to write", async () => {
    expect(run(["risk"], files)).toMatchObject({ code: 2 });
    expect(run(["risk", "shop.yaml", "--top", "0"], files).said).toContain("write a whole number from 1 to 200");
    const nobody = smallText({ retries: 1 }).replace("users: 18000", "users: 0");
    expect((await runLong(["risk", "shop.yaml"], { "shop.yaml": nobody })).said).toContain("nobody can come to harm");
    const bomb = `${smallText({ retries: 1 })}bomb: &a [*a, *a]\n`;
    expect((await runLong(["risk", "shop.yaml"], { "shop.yaml": bomb })).code).toBe(1);
  });
});
