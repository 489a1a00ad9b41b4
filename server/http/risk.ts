/** The risk report of a scenario over HTTP: begun, looked at, stopped, and taken away as files. */
import type { Request, Response, Router } from "express";
import { turnDown } from "../../shared/refusals/index.ts";
import { findingScenario, htmlOf, markdownOf } from "../../shared/risk/index.ts";
import type { RiskReport } from "../../shared/risk/index.ts";
import { scenarioText } from "../documents/index.ts";
import type { Library } from "../library/index.ts";
import { answer } from "./api.ts";
import { keyless, ownerOf } from "./author.ts";

type Risks = Library["risks"];

const unknown = turnDown("risk/unknown");

export function riskRoutes(risks: Risks, router: Router): void {
  router.post("/scenarios/:choice/risk", (request, response) =>
    asOwner(request, response, (choice, owner) => risks.begin(choice, owner)),
  );
  router.get("/scenarios/:choice/risk", (request, response) =>
    answer(response, 200, risks.look(request.params.choice)),
  );
  router.delete("/scenarios/:choice/risk", (request, response) =>
    asOwner(request, response, (choice, owner) => risks.stop(choice, owner)),
  );
  router.get("/scenarios/:choice/risk.md", ({ params: { choice } }, response) =>
    file(response, risks.report(choice), { name: "risks.md", of: (report) => markdownOf(report, () => null) }),
  );
  router.get("/scenarios/:choice/risk.html", ({ params: { choice } }, response) =>
    file(response, risks.report(choice), { name: "risks.html", of: (report) => htmlOf(report, () => null) }),
  );
  router.get("/scenarios/:choice/risk/:rank", ({ params: { choice, rank } }, response) =>
    file(response, risks.report(choice), {
      name: `finding-${Number(rank)}.yaml`,
      of: (report) => findingText(report, Number(rank)),
    }),
  );
}

type Asked = Parameters<typeof answer>[2];

function asOwner(
  request: Request<{ choice: string }>,
  response: Response,
  ask: (choice: string, owner: string) => Asked,
): Promise<void> {
  const owner = ownerOf(request);
  return owner === undefined
    ? answer(response, 400, keyless)
    : answer(response, 200, ask(request.params.choice, owner));
}

/** The fault as a scenario of its own, to be simulated by hand. */
function findingText({ scenario, findings }: RiskReport, rank: number): string | undefined {
  const finding = findings[rank - 1];
  return finding && scenarioText(findingScenario(scenario, finding.fault, rank));
}

interface Paper {
  /** Its ending says what kind of text it is. */
  readonly name: string;
  readonly of: (report: RiskReport) => string | undefined;
}

async function file(response: Response, asked: ReturnType<Risks["report"]>, { name, of }: Paper): Promise<void> {
  const report = await asked;
  const text = report.ok ? of(report.value) : undefined;
  if (text === undefined) return answer(response, 404, report.ok ? unknown : report);
  response.attachment(name).set("Cache-Control", "no-store").send(text);
}
