import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { run } from "./desk.ts";

const compose = readFileSync(new URL("../fixtures/imports/sock-shop.yml", import.meta.url), "utf8");
const files = { "shop.yml": compose };

describe("import", () => {
  it("says what was found and what was guessed, with a mark and its basis", () => {
    const { code, printed } = run(["import", "shop.yml"], files);
    expect(code).toBe(0);
    expect(printed).toContain("shop.yml: compose, 16 services");
    expect(printed).toMatch(/\ncatalogue-db +store\? /);
    expect(printed).toContain('kind (1): Its image is "openzipkin/zipkin": zipkin.');
    expect(printed).toContain("15 s is Envoy's default for a route (timeout).");
  });

  it("writes a scenario that lint finds no error in", () => {
    const { written } = run(["import", "shop.yml", "--out", "world.yaml"], files);
    const world = { "world.yaml": must(written["world.yaml"], "world") };
    expect(run(["lint", "world.yaml"], world)).toMatchObject({ code: 0, printed: expect.stringContaining("0 errors") });
  });

  it("takes corrections as a file that is given first", () => {
    const corrections = 'services:\n  "catalogue-db": { kind: cache, replicas: 5 }\n';
    const { printed } = run(["import", "corrections.yml", "shop.yml"], { ...files, "corrections.yml": corrections });
    expect(printed).toContain("corrections.yml: edges, 1 service, 0 calls");
    expect(printed).toMatch(/\ncatalogue-db +cache .* 5\n/);
  });

  it("gives the scenario on standard output, and then the report on the other", () => {
    const { printed, said } = run(["import", "shop.yml", "--out", "-"], files);
    expect(printed).toMatch(/^#.*\n(#.*\n)*\nformat: small-causes\/scenario@1\n/);
    expect(said).toContain("shop.yml: compose");
  });

  it("gives the report as JSON", () => {
    const { printed } = run(["import", "shop.yml", "--json"], files);
    expect(JSON.parse(printed)).toMatchObject({ files: [{ name: "shop.yml", format: "compose" }] });
  });

  it.each([
    [["import"], 2, "Name at least one file to import."],
    [["import", "shop.yml", "--as", "visio"], 2, "--as visio is no format that is known: write one of compose, "],
    [["import", "none.yml"], 1, "Cannot read none.yml."],
    [["import", "shop.yml", "--out", "nowhere/w.yaml"], 1, "Cannot write nowhere/w.yaml."],
    [["import", "odd.yml"], 1, "odd.yml:2:8: services.web: is no service; write its fields below it"],
  ] as const)("%j ends with %i and says why", (args, code, says) => {
    const ran = run(args, { ...files, "odd.yml": "services:\n  web: nginx\n  db: { image: mysql }\n" });
    expect(ran.code).toBe(code);
    expect(ran.said).toContain(says);
  });
});
