/** The page about the tools says what the tools say of themselves. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { commands } from "../../server/cli/commands.ts";
import { readRange } from "../../server/cli/sweep/index.ts";
import { must } from "../../shared/base/index.ts";

const page = readFileSync("docs/tools.md", "utf8");

it.each(["lint", "sweep", "replay", "bots"])("names every option of %s", (name) => {
  const { help } = must(
    commands.find((command) => command.name === name),
    name,
  );
  const options = [...help.matchAll(/^ {2}(--[a-z]+)/gm)].map(([, option]) => option ?? "");
  expect(options.length).toBeGreaterThan(3);
  for (const option of options) expect(page).toContain(option);
});

it("shows a sweep whose range can be read", () => {
  const [, range = ""] = /--set (\S+:\d+)/.exec(page) ?? [];
  expect(readRange(range, true)).toMatchObject({ ok: true, value: { path: "store.places" } });
});
