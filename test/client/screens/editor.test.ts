/** Where the cursor stands in an unfinished file, and what may stand there. */
import { describe, expect, it } from "vitest";
import { placeAt } from "../../../client/screens/editor/place.ts";
import { fieldsAt, isFreeText, meaningAt, wordsAt } from "../../../client/screens/editor/schema.ts";
import { scenarioJsonSchema } from "../../../server/documents/index.ts";

/** `|` is the cursor. */
function at(marked: string): readonly [path: string, due: string, typed: string] {
  const offset = marked.indexOf("|");
  const { path, due, typed } = placeAt(marked.replace("|", ""), offset);
  return [path.join("."), due, typed];
}

describe("the cursor", () => {
  it.each<[string, string, string, string]>([
    ["tit|", "", "name", "tit"],
    ["title: |", "title", "value", ""],
    ["title: A qu|", "title", "value", "A qu"],
    ["company:\n  na|", "company", "name", "na"],
    ["company:\n  name: X\n  |", "company", "name", ""],
    ["company:\n  name: X\n|", "", "name", ""],
    ["world:\n  services:\n    - |", "world.services.0", "name", ""],
    ["world:\n  services:\n    - id: a\n      ki|", "world.services.0", "name", "ki"],
    ["world:\n  services:\n    - id: a\n      kind: |", "world.services.0.kind", "value", ""],
    ["world:\n  services:\n    - id: a\n      kind: |\n      layer: 2", "world.services.0.kind", "value", ""],
    [
      "world:\n  services:\n    - id: a\n      calls:\n        - { to: b, time|",
      "world.services.0.calls.0",
      "name",
      "time",
    ],
    [
      "world:\n  services:\n    - id: a\n      calls:\n        - { to: b, kind: |",
      "world.services.0.calls.0.kind",
      "value",
      "",
    ],
    [
      "world:\n  services:\n    - id: a\n      calls:\n        - { to: b, retries: { max: 1, |",
      "world.services.0.calls.0.retries",
      "name",
      "",
    ],
    ["world:\n  services:\n    - calls: [{ to: b }, { |", "world.services.0.calls.0", "name", ""],
    ["actions:\n- id: a\n  verb: |", "actions.0.verb", "value", ""],
    ["actions:\n- id: a\n  console: [SVC, |", "actions.0.console.0", "value", ""],
    ["# a note: x\ncompany:\n\n  # another: y\n  |", "company", "name", ""],
    ['logs:\n  - { service: a, template: "x: {y}", lev|', "logs.0", "name", "lev"],
    [
      "policies:\n  reference:\n    steps:\n      - { when: { metric: |",
      "policies.reference.steps.0.when.metric",
      "value",
      "",
    ],
    ["players: [1, 8]\nmin|", "", "name", "min"],
  ])("in %j", (marked, path, due, typed) => {
    expect(at(marked)).toEqual([path, due, typed]);
  });
});

describe("what may stand there", () => {
  const schema = scenarioJsonSchema();
  const words = (...path: (string | number)[]) => wordsAt(schema, path).map(({ word }) => word);
  const fields = (...path: (string | number)[]) => fieldsAt(schema, path).map(({ word }) => word);

  it("are the fields of a mapping, with their meaning", () => {
    expect(fields()).toContain("runSheet");
    expect(fields("world", "services", 0)).toContain("healthCheck");
    expect(fields("policies", "any", "steps", 0, "when")).toContain("metric");
    expect(fields("policies", "any", "steps", 0, "when")).toContain("atS");
    const title = fieldsAt(schema, []).find(({ word }) => word === "title");
    expect(title).toEqual({ word: "title", kind: "text", meaning: "Hosts see it, players see it in the debrief." });
    expect(fieldsAt(schema, []).find(({ word }) => word === "alerts")?.kind).toBe("list?");
  });

  it("are the words that a value may be", () => {
    expect(words("world", "services", 0, "kind")).toContain("third-party");
    expect(words("actions", 0, "verb")).toContain("traffic.limit");
    expect(words("actions", 0, "console")).toContain("SVC");
    expect(words("actions", 0, "console", 0)).toContain("SVC");
    expect(words("loudest", "right")).toEqual(["true", "false"]);
    expect(words("title")).toEqual([]);
  });

  it("are nothing where the file is wrong further up", () => {
    expect([fields("nowhere"), words("title", "x")]).toEqual([[], []]);
  });

  it("may be a name of one's own", () => {
    expect(isFreeText(schema, ["world", "services", 0, "calls", 0, "to"])).toBe(true);
    expect(isFreeText(schema, ["world", "services", 0, "kind"])).toBe(false);
    expect(meaningAt(schema, ["actions", 0, "leadS"])).toMatch(/seconds/);
  });
});
