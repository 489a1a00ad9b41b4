/**
 * `risk FILE`: which small fault of a world takes how much of it down, why, and the cheapest change that contains it,
 * as a report in Markdown or HTML. Nobody has to play for it.
 */
import { join } from "node:path";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { findingScenario, healthyOf, htmlOf, markdownOf } from "../../shared/risk/index.ts";
import type { RiskReport } from "../../shared/risk/index.ts";
import { scenarioText } from "../documents/index.ts";
import { assessRisks, createPool } from "../whatif/index.ts";
import type { RiskNews, RiskOrder } from "../whatif/index.ts";
import { commandOf, optionsOf, seedOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";
import { openScenario } from "./scenario/index.ts";

const help = `Usage: small-causes risk FILE [options]

Takes the world of a scenario without its story, screens every single small fault of it by a steady state, simulates
the most harmful for an hour in which nobody acts, and looks for the cheapest change that contains the worst of them.
How to read the report: docs/risk-report.md

Options:
  --top N       how many faults are simulated, from 1 to 200 (default 50)
  --contain N   for how many of them a change is looked for, from 0 to 50 (default 10)
  --minutes M   stop simulating after so many minutes of this machine; the rest stays screened (default 10)
  --seed N      the seed, a whole number (default 1)
  --out OUT     write the report to a file, as HTML where its name ends in .html, else as Markdown
  --keep FOLDER write each simulated fault as a scenario into a folder that is there, to be simulated by hand
  --help        this page

Exit codes: 0 done, 1 the file has errors or harms nobody, 2 the command line is wrong.`;

export const riskCommand = commandOf({
  name: "risk",
  summary: "which small fault takes how much of a world down",
  help,
  parse,
  act: risk,
});

interface Request {
  readonly file: string;
  readonly top: number;
  readonly contain: number;
  readonly minutes: number;
  readonly seed: number;
  readonly out: string | undefined;
  readonly keep: string | undefined;
}

function parse(args: readonly string[]): Result<Request> {
  const parsed = optionsOf("risk", args, {
    top: { type: "string", default: "50" },
    contain: { type: "string", default: "10" },
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    out: { type: "string" },
    keep: { type: "string" },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    return refuse("risk/one-file", `Name one scenario whose world is looked at; ${positionals.length} were given.`);
  const top = wholeOf("--top", values.top, 1, 200);
  if (!top.ok) return top;
  const contain = wholeOf("--contain", values.contain, 0, 50);
  if (!contain.ok) return contain;
  const minutes = wholeOf("--minutes", values.minutes, 1, 600);
  if (!minutes.ok) return minutes;
  const seed = seedOf("risk", values.seed);
  if (!seed.ok) return seed;
  const { out, keep } = values;
  return ok({ file, top: top.value, contain: contain.value, minutes: minutes.value, seed: seed.value, out, keep });
}

function wholeOf(option: string, text: string, least: number, most: number): Result<number> {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most
    ? ok(value)
    : refuse("risk/number", `${option} ${text}: write a whole number from ${least} to ${most}.`);
}

const THREADS = 2;

async function risk({ file, top, contain, minutes, seed, out, keep }: Request, io: Io): Promise<ExitCode> {
  const scenario = openScenario(file, io);
  if (!scenario.ok) return failed(io, scenario.refusal.reason);
  const healthy = healthyOf(scenario.value);
  if (healthy.world.populations.every(({ users }) => users === 0))
    return failed(io, `${file}: nobody can come to harm in this world: give a population its users.`);
  const beganMs = performance.now();
  const spent = (): number => (performance.now() - beganMs) / (minutes * 60_000);
  const told = (news: RiskNews): void => follow(news, io);
  const assessed = await onThreads({ healthy, seed: String(seed), top, contain, spent, told });
  if (!assessed.ok) return failed(io, assessed.refusal.reason);
  const report = assessed.value;
  const fileOf = (rank: number): string | null =>
    keep === undefined ? null : join(keep, `finding-${String(rank).padStart(2, "0")}.yaml`);
  const isWritten = (path: string, text: string): boolean => {
    const written = io.write(path, text);
    if (!written.ok) io.say(written.refusal.reason);
    return written.ok;
  };
  const areKept = report.findings.every((finding, n) => {
    const path = fileOf(n + 1);
    return path === null || isWritten(path, scenarioText(findingScenario(healthy, finding.fault, n + 1)));
  });
  const text = out?.endsWith(".html") ? htmlOf(report, fileOf) : markdownOf(report, fileOf);
  // It took minutes: what cannot be written where it should go is printed.
  const isDelivered = out !== undefined && isWritten(out, text);
  if (!isDelivered) io.print(text.trimEnd());
  return areKept && (isDelivered || out === undefined) ? 0 : 1;
}

async function onThreads(order: Omit<RiskOrder, "lanes" | "run">): Promise<Result<RiskReport>> {
  const pool = createPool(THREADS);
  try {
    return await assessRisks({ ...order, lanes: THREADS, run: (kind, payload) => pool.run(kind, payload).result });
  } finally {
    await pool.close();
  }
}

/** Says where it is, once for each stage and then for every fifth step. */
function follow({ stage, done, of }: RiskNews, io: Io): void {
  if (done % 5 === 0) io.say(`${stage}: ${done} of ${of}`);
}

function failed(io: Io, reason: string): ExitCode {
  io.say(reason);
  return 1;
}
