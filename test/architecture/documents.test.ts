import { existsSync, readdirSync } from "node:fs";
import { posix } from "node:path";
import { expect, it } from "vitest";
import { readText } from "./sources.ts";

const pages = ["README.md", ...readdirSync("docs", { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`)]
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".md"));

/** The first group of each match. */
function found(pattern: RegExp, text: string): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}

it("links only to files that exist", () => {
  const broken = pages.flatMap((page) =>
    found(/\]\((?!https?:|#)([^)#]+)/g, readText(page))
      .map((link) => posix.join(posix.dirname(page), link))
      .filter((path) => !existsSync(path))
      .map((path) => `${page} → ${path}`),
  );
  expect(broken).toEqual([]);
});

it("names as proof only files that exist", () => {
  const told = ["docs/acceptance.md", "docs/threat-model.md"].map(readText).join("\n");
  const proofs = found(/`((?:test|server)\/[^`]+)`/g, told);
  expect(proofs.length).toBeGreaterThan(0);
  expect(proofs.filter((path) => !existsSync(path))).toEqual([]);
});

it("names only files that exist where the server takes its own medicine, and a test in each line", () => {
  const lines = readText("docs/own-medicine.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| Lesson"));
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) {
    const paths = found(/`((?:shared|server|client|test)\/[^`]+)`/g, line);
    expect(paths.filter((path) => path.startsWith("test/"))).not.toEqual([]);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  }
});

it("gives only commands that package.json has", () => {
  const named = pages.flatMap((page) => found(/npm run (?:-s )?([a-z:]+)/g, readText(page)));
  expect(named.length).toBeGreaterThan(0);
  const scripts: unknown = JSON.parse(readText("package.json"));
  for (const name of named) expect(scripts).toHaveProperty(["scripts", name]);
});

it("lists only settings that the server reads", () => {
  const variables = found(/^\| `([A-Z_]+)` \|/gm, readText("README.md"));
  expect(variables.length).toBeGreaterThan(0);
  const settings = readText("server/config/settings.ts");
  expect(variables.filter((name) => !settings.includes(`${name}:`))).toEqual([]);
});

it("states limits as the code has them", () => {
  const rows = found(/^\|.*\| ([^|]*`[^|]*) \|$/gm, readText("docs/limits.md"));
  expect(rows.length).toBeGreaterThan(20);
  const wrong = rows.flatMap((row) => {
    let code = "";
    return found(/`([^`]+)`/g, row).filter((word) => {
      if (!existsSync(word))
        return !code
          .split(word)
          .slice(1)
          .some((after) => !/^[\d_]/.test(after));
      code = readText(word);
      return false;
    });
  });
  expect(wrong).toEqual([]);
});

it("gives one meaning to each word of the glossary", () => {
  const words = found(/^\| ([^|]+) \| [^|]+ \|$/gm, readText("docs/glossary.md")).filter(
    (word) => !/^(Word|-+)$/.test(word),
  );
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});
