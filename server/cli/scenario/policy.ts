/**
 * Who acts in a run: nobody, a policy of the scenario by name, or one that an author is trying out in a file.
 */
import { ok } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";
import { expand } from "../../../shared/content/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import { createPolicy, policyFrom } from "../../../shared/sim/index.ts";
import type { Policy } from "../../../shared/sim/index.ts";
import type { Io } from "../command.ts";
import { readDocument, readPolicy } from "../../documents/index.ts";
import { faulty } from "./open.ts";

/** A policy has a memory: each run takes a fork. */
export type Actor = Pick<Policy, "fork">;

export function actorFor(scenario: Scenario, name: string, io: Io): Result<Actor> {
  return /[./\\]/.test(name) ? fromFile(scenario, name, io) : createPolicy(scenario, expand(scenario.world), name);
}

function fromFile(scenario: Scenario, file: string, io: Io): Result<Actor> {
  const text = io.read(file);
  if (!text.ok) return text;
  const document = readDocument(text.value);
  if (!document.ok) return faulty(file, document.refusal);
  const spec = readPolicy(document.value, scenario);
  if (!spec.ok) return faulty(file, spec.refusal);
  const policy = policyFrom(scenario, expand(scenario.world), spec.value);
  return policy.ok ? ok(policy.value) : policy;
}
