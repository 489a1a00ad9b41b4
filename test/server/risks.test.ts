/** Risk reports of the library: worked out on the pool, one at a time, one for each person, stopped, kept, taken away. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { must } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { RiskState } from "../../shared/protocol/index.ts";
import { createRisks } from "../../server/library/index.ts";
import { createPool } from "../../server/whatif/index.ts";
import type { Job, Pool } from "../../server/whatif/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { small, smallText } from "../risk/small.ts";
import { openHouse } from "./house.ts";
import type { House } from "./house.ts";

const world = small();

/** Jobs that never end until they are cancelled. */
function stuckPool(): { readonly pool: Pick<Pool, "run">; readonly kinds: string[] } {
  const kinds: string[] = [];
  const pool: Pick<Pool, "run"> = {
    run(kind) {
      kinds.push(kind);
      let end = (_result: Result<never>): void => undefined;
      const result = new Promise<Result<never>>((resolve) => (end = resolve));
      return { result, cancel: () => end(turnDown("whatif/cancelled")) } satisfies Job<never>;
    },
  };
  return { pool, kinds };
}

function stuck() {
  const { pool, kinds } = stuckPool();
  return { kinds, risks: createRisks({ pool, warn: () => undefined, nowMs: () => 0 }) };
}

const codeOf = (result: Result<RiskState>): string => (result.ok ? result.value.state : result.refusal.code);

describe("the line of reports", () => {
  it("works on one at a time, and says to the others how many are before them", () => {
    const { risks, kinds } = stuck();
    const begun = ["a", "b", "c"].map((name) => risks.begin(world, `text ${name}`, name));
    expect(begun.map(codeOf)).toEqual(["running", "waiting", "waiting"]);
    expect(risks.look("text c")).toEqual({ state: "waiting", ahead: 2 });
    expect(kinds).toEqual(["riskSurvey"]);
  });

  it("refuses a second one of the same person, and all when too many wait", () => {
    const { risks } = stuck();
    risks.begin(world, "text 0", "a");
    expect(codeOf(risks.begin(world, "text 1", "a"))).toBe("risk/one");
    const more = [1, 2, 3, 4, 5].map((n) => codeOf(risks.begin(world, `text ${n}`, `person ${n}`)));
    expect(more).toEqual(["waiting", "waiting", "waiting", "waiting", "risk/busy"]);
    expect(codeOf(risks.begin(world, "text 1", "a"))).toBe("risk/one");
  });

  it("stops when the last who wants it stops it, and goes on with the next", async () => {
    const { risks, kinds } = stuck();
    for (const name of ["a", "b"]) risks.begin(world, "both", name);
    risks.begin(world, "next", "c");
    risks.stop("both", "stranger");
    risks.stop("both", "a");
    expect(risks.look("both").state).toBe("running");
    risks.stop("both", "b");
    await expect.poll(() => risks.look("next").state).toBe("running");
    expect(risks.look("both")).toMatchObject({ state: "failed", refusal: { code: "whatif/cancelled" } });
    expect(kinds).toEqual(["riskSurvey", "riskSurvey"]);
    expect(codeOf(risks.begin(world, "both", "a"))).toBe("waiting");
    risks.stop("both", "a");
    expect(risks.look("both")).toEqual({ state: "none" });
  });

  it("forgets the oldest of those that are over", async () => {
    const { risks } = stuck();
    for (let n = 0; n < 14; n++) {
      risks.begin(world, `text ${n}`, "a");
      risks.stop(`text ${n}`, "a");
      await expect.poll(() => risks.look(`text ${n}`).state).toBe("failed");
    }
    await expect.poll(() => risks.look("text 1").state).toBe("none");
    expect(risks.look("text 2").state).toBe("failed");
  });

  it("refuses worlds in which nobody can come to harm, and those that are too large", () => {
    const { risks } = stuck();
    const { populations, services } = world.world;
    const empty = {
      ...world,
      world: { ...world.world, populations: populations.map((one) => ({ ...one, users: 0 })) },
    };
    expect(codeOf(risks.begin(empty, "empty", "a"))).toBe("risk/nobody");
    const copies = Array.from({ length: 151 }, (_, n) => ({ ...must(services[4], "attic"), id: `attic-${n}` }));
    const large = { ...world, world: { ...world.world, services: copies } };
    expect(codeOf(risks.begin(large, "large", "a"))).toBe("risk/too-large");
  });
});

describe("over HTTP", () => {
  const [mine, theirs] = ["a-key-of-mine", "a-key-of-theirs"];
  let pool: Pool;
  let house: House;
  let path: string;
  beforeAll(async () => {
    pool = createPool(2);
    house = await openHouse({ pool, risk: { top: 4, contain: 1 } });
    const saved = await house.ask("POST", "/api/scenarios", { text: smallText({ retries: 3 }) }, mine);
    path = `/api/scenarios/${z.string().parse(saved.body["choice"])}/risk`;
  });
  afterAll(async () => {
    await house.close();
    await pool.close();
  });

  const look = async () => (await house.ask("GET", path)).body;

  it("is unknown before anybody wants it, and wanted by somebody with a key", async () => {
    const before = await house.ask("GET", path);
    expect([before.status, before.body]).toEqual([200, { state: "none" }]);
    expect((await house.ask("POST", path)).body["code"]).toBe("scenario/keyless");
    expect((await house.ask("GET", `${path}.md`)).body["code"]).toBe("risk/unknown");
  });

  it(
    "tells how far it is, then everything, ranked; and is the same for who comes later",
    { timeout: 300_000 },
    async () => {
      const begun = await house.ask("POST", path, undefined, mine);
      expect(begun.body).toMatchObject({ state: "running", stage: "screening", report: null });
      const seen = new Set<unknown>();
      const state = async () => {
        const { state: now, stage } = await look();
        seen.add(stage);
        return now;
      };
      await expect.poll(state, { timeout: 240_000, interval: 20 }).toBe("done");
      expect(seen).toContain("simulating");
      const again = await house.ask("POST", path, undefined, theirs);
      expect(again.body["state"]).toBe("done");
      const report = z
        .looseObject({
          findings: z.array(
            z.looseObject({ id: z.string(), says: z.string(), affected: z.array(z.number()), tried: z.unknown() }),
          ),
          screened: z.array(z.unknown()),
          screenedCount: z.number(),
        })
        .parse(again.body["report"]);
      expect(report.findings).toHaveLength(4);
      expect(report.findings[0]?.affected).toHaveLength(61);
      expect(report.findings.filter(({ tried }) => tried !== null)).toHaveLength(1);
      expect(report.screened).toHaveLength(report.screenedCount);
    },
  );

  it("is taken away as Markdown, HTML, and each fault as a file to simulate", async () => {
    const [sheet, page, finding, none] = await Promise.all(
      [".md", ".html", "/1", "/99"].map(async (end) => {
        const answer = await fetch(`${house.url}${path}${end}`);
        return { status: answer.status, kind: answer.headers.get("content-disposition"), text: await answer.text() };
      }),
    );
    expect(page?.kind).toBe("attachment; filename=risks.html");
    expect(sheet?.text).toContain("# Risks of Corner shop");
    expect(page?.text).toContain("<h1>Risks of Corner shop</h1>");
    expect(finding?.text).toContain("id: finding-1");
    expect(none?.status).toBe(404);
  });
});
