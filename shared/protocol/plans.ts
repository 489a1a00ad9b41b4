/**
 * How a session of so many real minutes is spent (UX.md 2.2). The longest is two rounds, the second with consoles
 * swapped. A plan says when the live part must be over so that the debrief keeps its time.
 */
export const planLengths = [15, 30, 45, 60, 90] as const;
export type PlanLength = (typeof planLengths)[number];

export interface PlanPart {
  readonly part: "join" | "warmup" | "brief" | "live" | "debrief" | "slack";
  /** Real. */
  readonly minutes: number;
}

export const sessionPlans: Readonly<Record<PlanLength, readonly PlanPart[]>> = {
  15: [...opening(0, 0, 0), live(10), debrief(5)],
  30: [...opening(3, 3, 2), live(12), debrief(10)],
  45: [...opening(5, 4, 2), live(15), debrief(15), slack(4)],
  60: [...opening(5, 4, 2), live(20), debrief(20), slack(9)],
  90: [...opening(5, 4, 2), live(20), debrief(18), brief(2), live(20), debrief(19)],
};

export interface ChosenPlan {
  readonly minutes: PlanLength;
  /** When everybody must be able to go: milliseconds since 1970, by the clock of the host who chose. */
  readonly endsAtMs: number;
}

/** A plan as a round knows it. */
export interface SessionPlan extends ChosenPlan {
  /** Rounds that follow this one. */
  readonly roundsLeft: number;
}

export function planOf(chosen: ChosenPlan): SessionPlan {
  return { ...chosen, roundsLeft: sessionPlans[chosen.minutes].filter(isLive).length - 1 };
}

/** Real minutes of the live part of each round. */
export function liveMinutesOf(length: PlanLength): number {
  return sessionPlans[length].find(isLive)?.minutes ?? 0;
}

/** When the live part of this round must be over, on the clock of `endsAtMs`: what comes after it needs its time. */
export function liveUntilMs({ minutes, endsAtMs, roundsLeft }: SessionPlan): number {
  const parts = sessionPlans[minutes];
  const lives = parts.flatMap((part, at) => (isLive(part) ? [at] : []));
  const after = parts.slice((lives.at(-1 - roundsLeft) ?? 0) + 1).filter(({ part }) => part !== "slack");
  return endsAtMs - 60_000 * after.reduce((sum, part) => sum + part.minutes, 0);
}

function isLive({ part }: PlanPart): boolean {
  return part === "live";
}

function opening(join: number, warmup: number, briefed: number): readonly PlanPart[] {
  const parts = [{ part: "join", minutes: join }, { part: "warmup", minutes: warmup }, brief(briefed)] as const;
  return parts.filter(({ minutes }) => minutes > 0);
}

function brief(minutes: number): PlanPart {
  return { part: "brief", minutes };
}

function live(minutes: number): PlanPart {
  return { part: "live", minutes };
}

function debrief(minutes: number): PlanPart {
  return { part: "debrief", minutes };
}

function slack(minutes: number): PlanPart {
  return { part: "slack", minutes };
}
