/** Files that somebody made to do harm, and files that are broken: each is refused with its line and advice, or read as what it is. */
import { describe, expect, it } from "vitest";
import { importFiles } from "../../../server/imports/index.ts";
import { imported, scenarioIn } from "./fixtures.ts";

function refusalOf(text: string, name = "evil") {
  const done = importFiles([{ name, text }]);
  return done.ok
    ? "read"
    : done.refusal
        .map(({ file, problems }) => problems.map(({ line, says }) => `${file}:${line}: ${says}`).join("\n"))
        .join("\n");
}

const bomb = [
  "a: &a [x, x, x, x, x, x, x, x, x, x]",
  ..."bcdefghi"
    .split("")
    .map((name, i) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefghi"[i]}`).join(", ")}]`),
].join("\n");
const deep = (open: string, close: string, n = 5000) => `${open.repeat(n)}1${close.repeat(n)}`;

describe("a hostile file", () => {
  it.each([
    ["a bomb of aliases", bomb, /aliases repeat too much; write some of it out\./],
    ["deep JSON", deep('{"a":', "}"), /evil:1: this is nested too deeply\./],
    ["deep lists of JSON", deep("[", "]", 20_000), /nested too deeply/],
    ["deep YAML", `services: ${deep("[", "]", 200)}`, /nested too deeply/],
    [
      "a name that objects keep for themselves, in JSON",
      '[{"parent":"a","child":"b","__proto__":{"x":1}}]',
      /"__proto__" cannot be a name; choose another\./,
    ],
    ["the same in YAML", "services:\n  __proto__: { image: x }\n", /evil:2: "__proto__" cannot be a name/],
    ["something packed", "PK\u0003\u0004\u0000\u0000shop.json", /this is no text file; unpack it first/],
    ["nothing", "", /the file is empty\./],
    ["a picture's worth of nonsense", "\u0089PNG\r\n\u001a\n", /a character stands here that no text has/],
    ["broken JSON", '{"data": [\n{"parent": "a", "child": "b"\n}', /evil:\d+: .+/],
    ["broken YAML", "services:\n  web: { image: x\n", /evil:2: this "\{" has no "\}"/],
    [
      "a template",
      "services:\n{{- range .Values.all }}\n  a: b\n{{- end }}\n",
      /Render it first, as with "helm template"/,
    ],
    ["a file of something else", "name: Bob\nage: 7\n", /none of the formats that are read: compose, kubernetes/],
    ["too much YAML", `a: ${"x".repeat(2_000_001)}`, /a YAML file may have 2 million characters/],
    ["too much of anything", `[${"1,".repeat(4_000_001)}1]`, /a file may have 8 million characters, and this has 8\.0/],
    [
      "a hundred thousand calls",
      `from,to\n${Array.from({ length: 100_000 }, (_, i) => `a${i % 317},b${i % 1601}`).join("\n")}`,
      /these are 100000 calls, and at most 20000 are read/,
    ],
    [
      "too many services",
      `from,to\n${Array.from({ length: 2001 }, (_, i) => `a,b${i}`).join("\n")}`,
      /these are 2002 services, and at most 2000 are read/,
    ],
    [
      "a file of nothing but users",
      "services:\n  k6: { image: grafana/k6 }\n",
      /no service in it but those that play users; choose those that they ask too\./,
    ],
    ["a file with no call", '{"data": [{"parent": 1e999, "child": null}]}', /there is no call in it/],
  ])("that is %s is refused", (_, text, says) => {
    expect(refusalOf(text)).toMatch(says);
  });

  it("is named, among others that can be read", () => {
    const done = importFiles([
      { name: "good.csv", text: "from,to\na,b\n" },
      { name: "bad.csv", text: "from,to,rps\na,b,-1\n" },
    ]);
    expect(done).toMatchObject({ ok: false, refusal: [{ file: "bad.csv", problems: [{ line: 2 }] }] });
  });

  it("that is one of too many, or part of too much, is refused", () => {
    const many = Array.from({ length: 21 }, (_, i) => ({ name: `${i}.csv`, text: "from,to\na,b\n" }));
    expect(importFiles(many)).toMatchObject({
      refusal: [{ problems: [{ says: "these are 21 files; choose 20 at most." }] }],
    });
    const large = Array.from({ length: 3 }, () => ({ name: "a.csv", text: "#".repeat(6_000_000) }));
    expect(importFiles(large)).toMatchObject({
      refusal: [{ problems: [{ says: expect.stringContaining("16 are read") }] }],
    });
  });
});

describe("an odd file", () => {
  it.each([
    ["a circle of calls", "from,to\na,b\nb,c\nc,a\n"],
    ["nothing but a circle of two", "from,to\na,b\nb,a\n"],
    ["a service that calls itself", "from,to\na,b\nb,b\n"],
    ["huge numbers", "from,to,rps,latency_ms\na,b,1e300,1e300\n"],
    ["tiny numbers", "from,to,rps,latency_ms\na,b,1e-300,1e-300\n"],
    ["nothing but zeros", "from,to,rps,latency_ms\na,b,0,0\n"],
    ["names of objects' own", "from,to\nconstructor,toString\ntoString,hasOwnProperty\n"],
    ["markup and signs", 'from,to\n"<img src=x onerror=alert(1)>","💥 \u202e∞"\n'],
    ["names that become one id", "from,to\nA b,a-b\na-b,a_b\n"],
    ["a name without an end", `from,to\na,${"b".repeat(5000)}\n`],
  ])("with %s becomes a sound scenario", (_, text) => {
    expect(scenarioIn(imported({ name: "odd.csv", text })).world.services.length).toBeGreaterThan(0);
  });

  it("keeps no text of a variable, which may be a password", () => {
    const text =
      "services:\n  web: { image: web, environment: { DB: 'postgres://joe:hunter2@db:5432/x', KEY: sk_live_1 } }\n  db: { image: postgres }\n";
    expect(JSON.stringify(imported({ name: "a.yml", text }))).not.toMatch(/hunter2|joe|sk_live/);
  });
});
