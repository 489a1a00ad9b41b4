/** The sentences of a risk report, for every form it is given in. Plain text: who writes it into a page escapes it. */
import type { Finding, RiskReport, Tried } from "./report.ts";

export function count(x: number): string {
  return Math.round(x)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Whether nothing that was simulated harms anybody more than an hour without any fault does. */
export function isHarmless({ findings, rest }: Pick<RiskReport, "findings" | "rest">): boolean {
  return findings.every(({ outcome }) => outcome.userMinutes <= rest.userMinutes * 1.1 + 1);
}

/** Which small fault takes how much of the system down, and why. */
export function headline(report: RiskReport): string {
  const { scenario, findings } = report;
  const [top] = findings;
  if (!top || isHarmless(report))
    return `No single small fault that was simulated in ${scenario.title} harms its users.`;
  const alone = top.isAmplified
    ? ""
    : "No fault that was simulated costs far more than it takes away by itself. The worst: ";
  return `${alone}${top.fault.says} ${consequence(top)} ${why(top)}`;
}

/** What was looked at, and how. */
export function scope({ findings, screened, rest, stations, users, seed, isCut }: RiskReport): string {
  return `${findings.length + screened.length} small faults of ${stations} stations and ${count(users)} users were screened by a steady state; ${findings.length} of them were simulated for an hour under seed ${seed}${isCut ? ", and time ran out before all that was wanted" : ""}. Without any fault the hour costs ${count(rest.userMinutes)} user-minutes.`;
}

export interface Part {
  readonly title: string;
  readonly rows: readonly { readonly rank: number; readonly finding: Finding }[];
}

/** The findings in their two kinds, with their ranks. */
export function partsOf({ findings }: Pick<RiskReport, "findings">): readonly Part[] {
  const rows = findings.map((finding, n) => ({ rank: n + 1, finding }));
  return [
    { title: "Small causes with large effects", rows: rows.filter(({ finding }) => finding.isAmplified) },
    { title: "Effects about as large as their causes", rows: rows.filter(({ finding }) => !finding.isAmplified) },
  ].filter((part) => part.rows.length > 0);
}

export const columns = [
  "",
  "fault",
  "user-minutes",
  "by itself",
  "users at worst",
  "regions",
  "stations failing",
  "hurts from",
  "feeds on",
] as const;

/** What stands under the columns from the user-minutes on. */
export function cellsOf({ outcome, ownShare, loop }: Finding): readonly string[] {
  return [
    count(outcome.userMinutes),
    count(ownShare),
    percent(outcome.worst),
    percent(outcome.regions),
    `${outcome.fell.length}`,
    outcome.hurtAtS === null ? "never" : `${outcome.hurtAtS} s`,
    loop.kind,
  ];
}

export function consequence({ outcome, ownShare }: Finding): string {
  const { userMinutes, worst, regions, fell, hurtAtS } = outcome;
  const when = hurtAtS === null ? "" : `, from ${hurtAtS} s on`;
  return `It costs ${count(userMinutes)} user-minutes in the first hour, of which it takes away ${count(Math.min(ownShare, userMinutes))} by itself: up to ${percent(worst)} of the users${when}, ${percent(regions)} of the regions, ${fell.length} ${fell.length === 1 ? "station" : "stations"} failing.`;
}

export function why({ loop }: Finding): string {
  const through = loop.through.join(", ");
  switch (loop.kind) {
    case "retries":
      return `Retries feed it: ${times(loop.gain)} the load without them, through ${through}.${still(loop)}`;
    case "reload":
      return `People who come back feed it: ${times(loop.gain)} the load without them, through ${through}.${still(loop)}`;
    case "failover":
      return `The failover carries it on: what is moved fills the region it comes to, through ${through}.`;
    case "cache":
      return `The cache stays cold: it is filled only by loads that succeed, and those fail, through ${through}.`;
    case "shared dependency":
      return `No loop is needed: ${loop.gain} stations stand on it, among them ${through}.`;
    case "none":
      return "Nothing feeds on it: it hurts what it hits.";
  }
}

function still({ healsWithout }: Finding["loop"]): string {
  return healsWithout ? " Without them it would pass." : " Without them it would break all the same.";
}

function times(gain: number): string {
  return `${gain.toFixed(1)} times`;
}

export function containment({ tried }: Finding): string {
  if (tried === null) return "No change was looked for.";
  const good = tried.find(({ isContained }) => isContained);
  if (good) return `${good.change.says} ${measured(good)}`;
  const best = [...tried].sort((a, b) => a.after.userMinutes - b.after.userMinutes)[0];
  if (!best) return "None of the changes that are known here promises to contain it.";
  if (tried.length === 1)
    return `The one change that promised to does not contain it: ${best.change.says} ${measured(best)}`;
  return `None of ${tried.length} changes that were simulated contains it. The best of them: ${best.change.says} ${measured(best)}`;
}

function measured({ after }: Tried): string {
  return `Simulated with it: ${count(after.userMinutes)} user-minutes.`;
}
