/** In which order a risk report has its jobs done, and how it ends when its time is over or a job is refused. */
import { expect, it } from "vitest";
import { must, ok } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";
import { turnDown } from "../../../shared/refusals/index.ts";
import { findingOf, promisingFor, surveyOf } from "../../../shared/risk/index.ts";
import type { JobKind, JobResult } from "../../../server/whatif/jobs.ts";
import type { Request } from "../../../server/whatif/messages.ts";
import { requestOf, resultOf } from "../../../server/whatif/decode.ts";
import { assessRisks } from "../../../server/whatif/index.ts";
import type { RiskNews } from "../../../server/whatif/index.ts";
import { small } from "../../risk/small.ts";

const world = small();
const survey = surveyOf(world, "1");
const [worst] = survey.screened;
const finding = findingOf(survey.rest, must(worst, "a fault").fault);

function perform(request: Request): JobResult<JobKind> {
  switch (request.kind) {
    case "riskSurvey":
      return survey;
    case "riskFinding":
      return { ...finding, fault: request.payload.fault };
    case "riskChanges":
      return promisingFor(request.payload.rest, request.payload.finding);
    case "riskTry":
      return { change: request.payload.change, after: finding.outcome, isContained: false };
    default:
      throw new Error(`${request.kind} is not asked for here`);
  }
}

/** Every job costs a tenth of the time. */
async function assessed(refusedAt = Infinity) {
  const done: string[] = [];
  const news: RiskNews[] = [];
  const result = await assessRisks({
    healthy: world,
    seed: "1",
    top: 8,
    contain: 2,
    lanes: 1,
    run(kind, payload): Promise<Result<JobResult<typeof kind>>> {
      done.push(kind);
      return Promise.resolve(
        done.length === refusedAt ? turnDown("whatif/busy") : ok(resultOf(kind, perform(requestOf(kind, payload)))),
      );
    },
    spent: () => done.length / 10,
    told: (told) => news.push(told),
  });
  return { done, news, result };
}

it("leaves three tenths of its time for changes, and says that it was cut", async () => {
  const { done, news, result } = await assessed();
  expect(done.slice(0, 7)).toEqual(["riskSurvey", ...Array.from({ length: 6 }, () => "riskFinding")]);
  expect(done[7]).toBe("riskChanges");
  expect(done).toHaveLength(10);
  expect(result).toMatchObject({ ok: true, value: { isCut: true } });
  expect(new Set(news.map(({ stage }) => stage))).toEqual(new Set(["screening", "simulating", "containing"]));
});

it("ends with what is known when a job is refused", async () => {
  const { done, result } = await assessed(4);
  expect(done).toHaveLength(4);
  expect(result.ok && [result.value.findings.length, result.value.isCut]).toEqual([2, true]);
});

it("is refused where not even the world at rest is known", async () => {
  expect((await assessed(1)).result).toMatchObject({ ok: false, refusal: { code: "whatif/busy" } });
});
