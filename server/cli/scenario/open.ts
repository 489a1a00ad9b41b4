/** From what somebody typed to a scenario that runs, or to a page of complaints that says where and what instead. */
import { ok, refuse } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import type { Io } from "../command.ts";
import { problemText, readDocument, readScenario } from "../../documents/index.ts";
import type { Problem } from "../../documents/index.ts";
import { findScenario } from "./find.ts";

export function openScenario(name: string, io: Io): Result<Scenario> {
  const found = findScenario(name, io);
  if (!found.ok) return found;
  const { file, text } = found.value;
  const document = readDocument(text);
  if (!document.ok) return faulty(file, document.refusal);
  const scenario = readScenario(document.value);
  return scenario.ok ? ok(scenario.value) : faulty(file, scenario.refusal);
}

/** Every complaint on a line of its own. */
export function complaintsOf(file: string, problems: readonly Problem[]): string {
  return problems.map((problem) => problemText(file, problem)).join("\n");
}

export function faulty(file: string, problems: readonly Problem[]): Result<never> {
  return refuse("file/faulty", complaintsOf(file, problems));
}
