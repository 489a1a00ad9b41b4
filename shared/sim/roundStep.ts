/** Working view of a run for the systems of a round: the world plus its cast, affairs and the events of this step. */
import type { Tick } from "../base/index.ts";
import type { Affairs } from "./affairs.ts";
import type { Cast } from "./cast.ts";
import type { Step } from "./step.ts";
import type { EventKind, SimEvent } from "./types.ts";

export interface RoundStep {
  readonly step: Step;
  readonly cast: Cast;
  readonly affairs: Affairs;
  /** Simulated ticks since T+0; negative in the pre-roll. */
  tick: Tick;
  /** What happened in this step. */
  readonly events: SimEvent[];
}

/** Records an event and returns its id. */
export function happen(
  round: RoundStep,
  kind: EventKind,
  subject: string,
  parents: readonly number[],
  root: SimEvent["root"] = null,
  data: SimEvent["data"] = {},
): number {
  const id = round.affairs.nextEvent++;
  round.events.push({ id, tick: round.tick, kind, subject, parents: [...new Set(parents)], root, data });
  return id;
}

/** The event that began a condition of a subject which still holds. */
export function standing({ affairs }: RoundStep, subject: string, kind: EventKind): number | undefined {
  return affairs.standing[`${kind}:${subject}`];
}

/** A condition begins or ends. Returns true where that is news. */
export function setStanding(round: RoundStep, subject: string, kind: EventKind, event: number | null): void {
  const key = `${kind}:${subject}`;
  if (event === null) delete round.affairs.standing[key];
  else round.affairs.standing[key] = event;
}
