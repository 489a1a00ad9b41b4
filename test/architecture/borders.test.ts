import { describe, expect, it } from "vitest";
import { borderViolations, cycles } from "./borders.ts";
import { exceptions, mayImport, typesOnly } from "./rules.ts";
import { importsOf, readSources, readText } from "./sources.ts";

/** One file per entry, all of which exist for the purpose of this test. */
function house(files: Readonly<Record<string, string>>) {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

describe("the house", () => {
  it("crosses no border and has no cycle", () => {
    expect(borderViolations(readSources(["shared", "server", "client"]))).toEqual([]);
  });

  it("tolerates no exception", () => {
    expect(exceptions).toEqual([]);
  });

  it("has the same table of who may import whom in docs/architecture.md", () => {
    expect(tableOf(readText("docs/architecture.md"))).toEqual(
      Object.fromEntries(Object.entries(mayImport).map(([part, parts]) => [part, [...parts].sort()])),
    );
    expect(typesOnly).toEqual({ client: ["shared/content"], "shared/bots": ["shared/content"] });
  });
});

describe("the search for violations", () => {
  const wrong: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    [
      "an import to the right",
      { "shared/base/a.ts": `import { x } from "../sim/index.ts";` },
      "may not import shared/sim",
    ],
    [
      "a re-export to the right",
      { "shared/base/a.ts": `export * from "../sim/index.ts";` },
      "may not import shared/sim",
    ],
    [
      "a lazy import",
      { "client/a.ts": `const s = () => import("../shared/sim/index.ts");` },
      "may not import shared/sim",
    ],
    ["a type import", { "client/a.ts": `import type { S } from "../server/main.ts";` }, "may not import server"],
    ["an inline type", { "server/a.ts": `type S = import("../client/main.tsx").S;` }, "may not import client"],
    ["a side door", { "server/a.ts": `import { step } from "../shared/sim/step.ts";` }, "only by its index.ts"],
    [
      "the engine beside its door",
      { "client/screens/a.ts": `import { d } from "../local/line.ts";` },
      "client/local is entered only by its index.ts",
    ],
    [
      "the engine in a screen",
      { "client/screens/a.ts": `import { s } from "../../shared/sim/index.ts";` },
      "client may not import shared/sim",
    ],
    ["a schema in the browser", { "client/a.ts": `import { s } from "../shared/content/index.ts";` }, "only types"],
    ["a second socket", { "server/rooms/a.ts": `import { Server } from "socket.io";` }, "only server/gateway"],
    ["a second client", { "client/panels/a.ts": `import { io } from "socket.io-client";` }, "only client/net"],
    ["a scenario in a brain", { "shared/bots/a.ts": `import { s } from "../content/index.ts";` }, "only types"],
    ["the play in a brain", { "shared/bots/a.ts": `import type { Play } from "../play/index.ts";` }, "may not import"],
    ["a second canvas", { "client/panels/a.ts": `import * as Phaser from "phaser";` }, "only client/map"],
    [
      "a deep import of a kept package",
      { "server/rooms/a.ts": `import "@electric-sql/pglite/x";` },
      "only server/storage",
    ],
    ["Node in shared", { "shared/sim/a.ts": `import { hash } from "node:crypto";` }, "shared/ may use only"],
    ["Node in the browser", { "client/a.ts": `import { hash } from "node:crypto";` }, "client runs in a browser"],
    ["the environment", { "server/rooms/a.ts": `const port = process.env.PORT;` }, "reads process.env"],
    ["the environment by name", { "server/rooms/a.ts": `const port = process["env"]["PORT"];` }, "reads process.env"],
    ["the environment taken apart", { "server/rooms/a.ts": `const { env } = process;` }, "reads process.env"],
    [
      "two files in a cycle",
      { "server/a/x.ts": `import "./y.ts";`, "server/a/y.ts": `import type { X } from "./x.ts";` },
      "files in a cycle: server/a/x.ts ⇄ server/a/y.ts",
    ],
    [
      "two folders in a cycle without a cycle of files",
      { "server/a/x.ts": `import "../b/x.ts";`, "server/b/y.ts": `import "../a/z.ts";` },
      "folders in a cycle: server/a ⇄ server/b",
    ],
  ];
  it.each(wrong)("finds %s", (_, files, expected) => {
    expect(borderViolations(house(files))).toEqual([expect.stringContaining(expected)]);
  });

  it("lets comments, strings and lawful imports pass", () => {
    const lawful = house({
      "shared/sim/a.ts": `// import "../view/index.ts"\nimport { must } from "../base/index.ts";\nconst s = 'import "node:fs"; process.env';`,
      "shared/sim/systems/b.ts": `import { a } from "../a.ts";`,
      "server/gateway/a.ts": `import { Server } from "socket.io";\nimport { env } from "../config.ts";\nconst id = process.pid;`,
      "server/config.ts": `export const env = process.env;`,
      "client/map/a.ts": `import * as Phaser from "phaser";\nimport { type S } from "../../shared/content/index.ts";`,
    });
    expect(borderViolations(lawful)).toEqual([]);
  });

  it("reads every way of importing, with its line", () => {
    const text = `import "a";\nimport b, { type B } from "b";\nexport { c } from "c";\nexport type { D } from "d";\nawait import("e");`;
    expect(
      importsOf({ path: "x.ts", text }).map(({ specifier, line, typeOnly }) => [specifier, line, typeOnly]),
    ).toEqual([
      ["a", 1, false],
      ["b", 2, false],
      ["c", 3, false],
      ["d", 4, true],
      ["e", 5, false],
    ]);
  });

  it("names a long cycle once", () => {
    const edges = ["ab", "bc", "ca", "cd"].map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }));
    expect(cycles(edges)).toEqual(["a ⇄ b ⇄ c"]);
  });
});

/**
 * The table of docs/architecture.md, with its words for people spelled out: "sim and left of it" is sim and all that
 * sim may import, "all of the above but view" the rows before it. What follows a semicolon or "its" is explained there.
 */
function tableOf(page: string): Record<string, readonly string[]> {
  const rows = page.split("\n").flatMap((line) => {
    const [, part, words] = /^\| `([^`]+)` \|.*\| ([^|]+) \|$/.exec(line) ?? [];
    return part && words ? [{ part, words }] : [];
  });
  const table: Record<string, readonly string[]> = {};
  for (const { part, words } of rows) table[part] = [...spelledOut(words, table)].sort();
  return table;
}

function spelledOut(words: string, above: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> {
  const names = new Set(
    words
      .match(/\b[a-z]+\b/g)
      ?.flatMap((word) => [`shared/${word}`, `client/${word}`])
      .filter((part) => part in above),
  );
  if (words.startsWith("all of ")) {
    return new Set(Object.keys(above).filter((part) => !words.includes(`but ${part.replace("shared/", "")}`)));
  }
  if (words.includes("left of")) for (const part of names) for (const left of above[part] ?? []) names.add(left);
  return names;
}
