/**
 * `proofs`: holds scenarios to their claims under several seeds: ignored it breaks, played well it is won, tempting
 * ways hurt, and no single action does it all. Fails when one claim fails.
 */
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { variantFor } from "../documents/index.ts";
import { commandOf, optionsOf, seedsOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";
import { claimsOf, gatherFacts, libraryIds, openScenario } from "./scenario/index.ts";
import type { Claim } from "./scenario/index.ts";
import { aligned } from "./table.ts";

const help = `Usage: small-causes proofs [options]

Plays scenarios under several seeds, each in its own variant, and holds them to their claims: ignored they break,
played well they are won, tempting ways hurt, removing the trigger alone does not heal, and no single action beats
the reference.
What each claim means: docs/scenarios.md

Options:
  --scenario S  one scenario: its file or the first letters of its id (default: all of the library)
  --seeds N     how many seeds (default 5)
  --seed N      the first of them (default 1)
  --quick       leave out the single actions, which take most of the time
  --json        one JSON object instead of the tables
  --help        this page

Exit codes: 0 every claim holds, 1 one does not, or a file has errors, 2 the command line is wrong.`;

export const proofsCommand = commandOf({
  name: "proofs",
  summary: "hold scenarios to their claims",
  help,
  parse,
  act: proofs,
});

interface Request {
  readonly names: readonly string[];
  readonly seeds: readonly number[];
  readonly quick: boolean;
  readonly json: boolean;
}

function parse(args: readonly string[]): Result<Request> {
  const parsed = optionsOf("proofs", args, {
    scenario: { type: "string" },
    seeds: { type: "string", default: "5" },
    seed: { type: "string", default: "1" },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (positionals.length > 0)
    return refuse("proofs/options", `"${positionals.join(" ")}" is no option; a scenario is named by --scenario.`);
  const seeds = seedsOf("proofs", values.seed, values.seeds);
  if (!seeds.ok) return seeds;
  const names = values.scenario === undefined ? libraryIds() : [values.scenario];
  return ok({ names, seeds: seeds.value, quick: values.quick, json: values.json });
}

interface Proof {
  readonly scenario: Scenario;
  readonly claims: readonly Claim[];
}

function proofs({ names, seeds, quick, json }: Request, io: Io): ExitCode {
  const done: Proof[] = [];
  for (const name of names) {
    const scenario = openScenario(name, io);
    if (!scenario.ok) {
      io.say(scenario.refusal.reason);
      return 1;
    }
    const claims = prove(scenario.value, seeds, !quick, io);
    if (!claims.ok) {
      io.say(claims.refusal.reason);
      return 1;
    }
    const proof = { scenario: scenario.value, claims: claims.value };
    if (!json) io.print(proofText(proof));
    done.push(proof);
  }
  if (json) io.print(JSON.stringify({ format: "small-causes/proofs@1", scenarios: done.map(proofJson) }));
  return done.every(({ claims }) => claims.every((claim) => claim.ok)) ? 0 : 1;
}

/** Each seed is held to what it plays: its own variant. */
function prove(scenario: Scenario, seeds: readonly number[], withButtons: boolean, io: Io): Result<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const seed of seeds) {
    const variant = variantFor(scenario, String(seed));
    if (!variant.ok) return variant;
    const tell = (progress: string): void => io.say(`${scenario.id}, seed ${seed}: ${progress}`);
    claims.push(...claimsOf(variant.value, gatherFacts(variant.value, seed, { withButtons, tell })));
  }
  return ok(claims);
}

function proofText({ scenario, claims }: Proof): string {
  const rows = claims.map(({ claim, seed, measured, bar, ok: holds }) => [
    holds ? "ok" : "FAIL",
    String(seed),
    claim,
    measured,
    bar,
  ]);
  const failed = claims.filter((claim) => !claim.ok).length;
  return [
    `${scenario.title} (${scenario.id})`,
    aligned([["", "seed", "claim", "measured", "bar"], ...rows], ["left", "right", "left", "left", "left"]),
    `${claims.length - failed} claims hold, ${failed} fail`,
  ].join("\n\n");
}

function proofJson({ scenario, claims }: Proof) {
  return { scenario: scenario.id, claims };
}
