/**
 * Jobs by the calendar: each runs at its minutes of its days for a while, and has its effects laid as long. Owns
 * `affairs.jobs`. One that is paused begins no run; a run that has begun goes on to its end.
 */
import type { JobAffair } from "../affairs.ts";
import { isPaused, look, unread } from "../actors/log.ts";
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { layEffects, liftEffects } from "./effects.ts";
import { tellFeed } from "./feed.ts";
import type { CastJob } from "./plan.ts";
import { dayOf } from "./plans.ts";

export function openJobs(jobs: readonly CastJob[]): JobAffair[] {
  return jobs.map(() => ({ untilTick: null, event: null }));
}

export function turnJobs(round: RoundStep): void {
  for (const { actor, at } of round.cast.crew.job) {
    const job = round.cast.jobs[at];
    const affair = round.affairs.jobs[at];
    if (affair.untilTick !== null && affair.untilTick <= round.tick) end(round, job, affair);
    if (affair.untilTick !== null || isPaused(round, actor) || !isDue(round, job)) continue;
    begin(round, job, affair);
    look(round, actor, { ...unread, did: "run" });
  }
}

function isDue({ cast, tick }: RoundStep, { atTicks, everyTicks, days }: CastJob): boolean {
  const today = dayOf(cast.weekTick + tick);
  const since = today.tick - atTicks;
  return days[today.weekday] && since >= 0 && since % everyTicks === 0;
}

function begin(round: RoundStep, job: CastJob, affair: JobAffair): void {
  layEffects(round, ownerOf(job), job.effects);
  const event = happen(round, "job-started", job.id, [], "defect");
  for (const subject of job.subjects) setStanding(round, subject, "job-started", event);
  affair.untilTick = round.tick + job.lastTicks;
  affair.event = event;
  if (job.text !== null) tellFeed(round, { service: job.service, kind: "cron", text: job.text, by: job.by });
}

function end(round: RoundStep, job: CastJob, affair: JobAffair): void {
  liftEffects(round, ownerOf(job));
  happen(round, "job-ended", job.id, affair.event === null ? [] : [affair.event]);
  for (const subject of job.subjects)
    if (standing(round, subject, "job-started") === affair.event) setStanding(round, subject, "job-started", null);
  affair.untilTick = null;
}

function ownerOf({ id }: CastJob): string {
  return `job:${id}`;
}
