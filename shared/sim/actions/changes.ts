/** What people send through channels, and write into what enforcers want. Owns no state. */
import { pathSetBy } from "../../content/index.ts";
import type { ActionSpec } from "../../content/index.ts";
import type { Saved } from "../affairs.ts";
import { pushPayload, rollBack } from "../changes/channels.ts";
import { writeDesired } from "../changes/enforcers.ts";
import type { RoundStep } from "../roundStep.ts";
import type { Obstacle } from "../types.ts";

interface Sent {
  readonly spec: ActionSpec;
  readonly target: string;
  /** The action's event. */
  readonly event: number;
}

/** The channel that a name means, or -1. */
export function channelNamed({ cast }: RoundStep, name: string): number {
  return cast.channels.findIndex(({ id }) => id === name);
}

/** A push, or a roll-back where the verb says so. Returns why it cannot be, or null. */
export function sendThrough(round: RoundStep, { spec, target, event }: Sent, channel: number): Obstacle | null {
  if (spec.verb === "change.rollback") return rollBack(round, channel, [event]);
  const payload = round.cast.channels[channel].payloads.findIndex(({ id }) => id === spec.payload);
  if (payload < 0) return { code: "unknown", of: target, says: null };
  return pushPayload(round, channel, payload, [event]);
}

/** What an action sets becomes what its enforcer wants. */
export function writeThrough(round: RoundStep, { spec, target }: Omit<Sent, "event">, value: number): readonly Saved[] {
  const path = pathSetBy(spec, target);
  if (spec.through === undefined || path === undefined) return [];
  const switched = spec.verb === "automation.pause" ? 1 : spec.verb === "automation.resume" ? 0 : value;
  return writeDesired(round, spec.through, path, switched);
}
