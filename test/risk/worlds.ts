/** The shipped scenarios, read as the command line reads them. */
import type { Scenario } from "../../shared/content/index.ts";
import { libraryIds, openScenario } from "../../server/cli/scenario/index.ts";
import { readText } from "../../server/cli/files.ts";
import { refuse } from "../../shared/base/index.ts";

const io = { print: () => undefined, say: () => undefined, read: readText, write: () => refuse("file/unwritable", "") };

function open(id: string): Scenario {
  const scenario = openScenario(id, io);
  if (!scenario.ok) throw new Error(scenario.refusal.reason);
  return scenario.value;
}

export const shipped: readonly { readonly id: string; readonly scenario: Scenario }[] = libraryIds().map((id) => ({
  id,
  scenario: open(id),
}));
