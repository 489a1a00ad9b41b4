/**
 * Working views of a run. A scene is a world in which things change and are told, a bare experiment too; a round is a
 * scene with its cast, its affairs and its monitoring.
 */
import type { Tick } from "../base/index.ts";
import type { Affairs, ChangeAffairs } from "./affairs.ts";
import type { Cast } from "./cast.ts";
import type { Changes } from "./changes/plan.ts";
import type { Step } from "./step.ts";
import type { EventKind, SimEvent } from "./types.ts";

export interface Scene {
  readonly step: Step;
  readonly cast: Changes;
  readonly affairs: ChangeAffairs;
  /** Simulated ticks since T+0; negative in the pre-roll. */
  tick: Tick;
  /** What happened in this step. */
  readonly events: SimEvent[];
}

export interface RoundStep extends Scene {
  readonly cast: Cast;
  readonly affairs: Affairs;
}

/** Records an event and returns its id. */
export function happen(
  { affairs, events, tick }: Pick<Scene, "affairs" | "events" | "tick">,
  kind: EventKind,
  subject: string,
  parents: readonly number[],
  root: SimEvent["root"] = null,
  data: SimEvent["data"] = {},
): number {
  const id = affairs.nextEvent++;
  events.push({ id, tick, kind, subject, parents: [...new Set(parents)], root, data });
  return id;
}

/** The event that began a condition of a subject which still holds. */
export function standing({ affairs }: Pick<Scene, "affairs">, subject: string, kind: EventKind): number | undefined {
  return affairs.standing[`${kind}:${subject}`];
}

/** A condition begins, or ends with null. */
export function setStanding(
  { affairs }: Pick<Scene, "affairs">,
  subject: string,
  kind: EventKind,
  event: number | null,
): void {
  const key = `${kind}:${subject}`;
  if (event === null) delete affairs.standing[key];
  else affairs.standing[key] = event;
}
