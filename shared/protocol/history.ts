/** Rounds that came to their debrief, as this server remembers them. No person is in it, and no code that opens one. */
import type { DialId, Ending, RulesLayer } from "./words.ts";

/** How a round went, in the figures of its debrief. */
export interface Outcome {
  /** The generated name of the incident. */
  readonly incident: string;
  /** The company that it happened to: what a library shows of a scenario before it was played. */
  readonly company: string;
  /** The same for all variants of one scenario. It says nothing else about it. */
  readonly scenario: string;
  readonly size: number;
  readonly layer: RulesLayer;
  readonly ended: Ending | null;
  /** Simulated seconds from T+0 to the end of what people did. */
  readonly playedS: number;
  /** User-minutes lost by the horizon. */
  readonly lost: { readonly team: number; readonly none: number; readonly reference: number };
  /** The team's dials, 0..1; null where the rules gave nothing to judge. */
  readonly dials: Readonly<Record<DialId, number | null>>;
}

export interface PastRound extends Outcome {
  /** What the host called the team; null: nothing. Teams side by side are numbered. */
  readonly team: string | null;
  /** Milliseconds since 1970. */
  readonly endedAtMs: number;
}
