/** The scenario side of `simulate`: rounds under seeds and a policy, given as CSV, JSON or a page. */
import type { Result } from "../../../shared/base/index.ts";
import { misused } from "../command.ts";
import type { ExitCode, Io } from "../command.ts";
import { complaintsOf } from "./open.ts";
import { csvOfRounds, jsonOfRounds, summaryOfRounds } from "./output.ts";
import type { Rounds } from "./output.ts";
import { actorFor } from "./policy.ts";
import { readScenario, variantFor } from "../../documents/index.ts";
import type { Document } from "../../documents/index.ts";
import { runRound } from "./rounds.ts";

export interface RoundsRequest {
  readonly seeds: readonly number[];
  readonly policy: string;
  readonly variant: boolean;
  readonly csv: string | undefined;
  readonly json: boolean;
}

export function simulateScenario(request: RoundsRequest, file: string, document: Document, io: Io): ExitCode {
  const asWritten = readScenario(document);
  if (!asWritten.ok) return failed(io, complaintsOf(file, asWritten.refusal));
  const [seed] = request.seeds;
  const scenario = request.variant && seed !== undefined ? variantFor(asWritten.value, String(seed)) : asWritten;
  if (!scenario.ok) return failed(io, scenario.refusal.reason);
  const actor = actorFor(scenario.value, request.policy, io);
  if (!actor.ok) {
    const isFile = actor.refusal.code === "file/faulty";
    return isFile ? failed(io, actor.refusal.reason) : misused("simulate", actor.refusal, io);
  }
  const rounds = request.seeds.map((seed) => runRound(scenario.value, seed, actor.value.fork()));
  const written = give({ scenario: scenario.value, policy: request.policy, rounds }, request, io);
  return written.ok ? 0 : failed(io, written.refusal.reason);
}

function give(rounds: Rounds, { csv, json }: RoundsRequest, io: Io): Result<null> {
  if (csv === "-") {
    io.print(csvOfRounds(rounds).trimEnd());
    io.say(summaryOfRounds(rounds));
    return { ok: true, value: null };
  }
  io.print(json ? jsonOfRounds(rounds) : summaryOfRounds(rounds));
  return csv === undefined ? { ok: true, value: null } : io.write(csv, csvOfRounds(rounds));
}

function failed(io: Io, reason: string): ExitCode {
  io.say(reason);
  return 1;
}
