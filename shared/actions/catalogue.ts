/**
 * The catalogue of general verbs. A scenario declares named instances of them (verb, target, value, lead, risk,
 * console); the simulation applies a verb to parameters of the world and knows nothing of the instance's story.
 */

export const verbs = {
  "parameter.set": { undo: "restore", value: "number", isChange: true, says: "Set a value" },
  "traffic.admit": { undo: "restore", value: "ratio", says: "Admit a share of a class" },
  "traffic.limit": { undo: "restore", value: "number", says: "Admit a class up to a rate" },
  "traffic.shift": { undo: "restore", value: "ratio", says: "Move a share of traffic to another region" },
  "capacity.add": { undo: "remove", value: "count", says: "Add replicas" },
  "capacity.remove": { undo: "restore", value: "count", says: "Remove replicas" },
  "instances.restart": { undo: "none", value: "ratio", says: "Restart a share of the replicas at a time" },
  "instances.quarantine": { undo: "restore", value: "count", says: "Take replicas out of rotation" },
  "cache.flush": { undo: "none", value: "none", says: "Drop every entry" },
  "cache.warm": { undo: "stop", value: "number", says: "Load the most wanted entries at a bounded rate" },
  "queue.purge": { undo: "none", value: "none", losesData: true, says: "Drop everything that waits" },
  "store.restore": { undo: "none", value: "none", losesData: true, says: "Put data back to the last backup" },
  "records.refresh": { undo: "none", value: "ratio", says: "Fetch names and keys anew" },
  "automation.pause": { undo: "restore", value: "none", says: "Pause an automation" },
  "automation.resume": { undo: "restore", value: "none", says: "Resume an automation" },
  "automation.override": { undo: "restore", value: "number", says: "Tell an automation what to want" },
  "change.rollback": { undo: "none", value: "none", isChange: true, says: "Roll a change back" },
  "change.push": { undo: "none", value: "none", isChange: true, says: "Push a payload through a channel" },
  "changes.freeze": { undo: "lift", value: "none", says: "Let no change begin" },
  "breaker.force": { undo: "restore", value: "choice", says: "Hold a breaker open or closed" },
} as const satisfies Record<string, VerbFacts>;

export interface VerbFacts {
  /** How the verb is taken back; `none` cannot be. */
  readonly undo: "restore" | "remove" | "stop" | "lift" | "none";
  /** What its value means: a ratio is 0..1. */
  readonly value: "number" | "ratio" | "count" | "choice" | "none";
  /** It loses data for good: always risk H, and its second key cannot be given away beforehand. */
  readonly losesData?: true;
  /** It goes through a pipeline or a configuration, which a freeze of changes closes. */
  readonly isChange?: true;
  readonly says: string;
}

export type Verb = keyof typeof verbs;

export function factsOf(verb: Verb): VerbFacts {
  return verbs[verb];
}

/** Risk class: L runs at once, M can be cancelled for 5 s, H needs a second key. */
export const risks = ["L", "M", "H"] as const;
export type Risk = (typeof risks)[number];

export const verbNames = [
  "parameter.set",
  "traffic.admit",
  "traffic.limit",
  "traffic.shift",
  "capacity.add",
  "capacity.remove",
  "instances.restart",
  "instances.quarantine",
  "cache.flush",
  "cache.warm",
  "queue.purge",
  "store.restore",
  "records.refresh",
  "automation.pause",
  "automation.resume",
  "automation.override",
  "change.rollback",
  "change.push",
  "changes.freeze",
  "breaker.force",
] as const satisfies readonly Verb[];
