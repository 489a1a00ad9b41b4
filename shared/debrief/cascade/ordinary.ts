/**
 * Of the roots in a cascade, those that are a small cause and those that only happened that day: a decoy's roll-out
 * takes nodes away as well. A defect is a cause by its nature; a roll-out, a push or a run of a job is one where the truth
 * names it, its runner or what it touches as a trigger.
 */
import type { Scenario } from "../../content/index.ts";
import type { CascadeNode } from "../../protocol/index.ts";

export function withOrdinary(tree: readonly CascadeNode[], scenario: Scenario): readonly CascadeNode[] {
  const triggers = new Set(
    scenario.truth.flatMap(({ role, component }) =>
      role === "trigger" ? component.flatMap((name) => [name, bare(name)]) : [],
    ),
  );
  return tree.map((node) => {
    const names = node.root === "defect" ? partsOf(node, scenario) : null;
    return names && !names.some((name) => triggers.has(name)) ? { ...node, root: "ordinary" } : node;
  });
}

/** What a planned change consists of; null for anything else. */
function partsOf({ kind, subject }: CascadeNode, { rollouts, channels, jobs }: Scenario): readonly string[] | null {
  if (kind === "rollout-stage") {
    const rollout = rollouts.find(({ id }) => id === subject);
    return rollout ? [rollout.id, rollout.service, rollout.by] : null;
  }
  if (kind === "change-pushed") {
    const channel = channels.find(({ id }) => id === subject);
    return channel ? [channel.id, ...channel.consumers.map(bare)] : null;
  }
  if (kind === "job-started") {
    const job = jobs.find(({ id }) => id === subject);
    return job ? [job.id, job.service] : null;
  }
  return null;
}

function bare(name: string): string {
  return name.split(/[@>]/)[0] ?? name;
}
