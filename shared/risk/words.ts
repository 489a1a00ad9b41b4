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

/** Which small fault takes how much of the system down, and why. */
export function headline({ scenario, findings, rest }: RiskReport): string {
  const [top] = findings;
  if (!top || top.outcome.userMinutes <= rest.userMinutes * 1.1 + 1)
    return `No single small fault that was simulated in ${scenario.title} harms its users.`;
  return `${top.fault.says} ${consequence(top)} ${why(top)}`;
}

export function consequence({ outcome }: Finding): string {
  const { userMinutes, worst, regions, fell, hurtAtS } = outcome;
  const when = hurtAtS === null ? "" : `, from ${hurtAtS} s on`;
  return `It costs ${count(userMinutes)} user-minutes in the first hour: up to ${percent(worst)} of the users${when}, ${percent(regions)} of the regions, ${fell.length} ${fell.length === 1 ? "station" : "stations"} failing.`;
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
  return `None of ${tried.length} changes that were simulated contains it. The best of them: ${best.change.says} ${measured(best)}`;
}

function measured({ after }: Tried): string {
  return `Simulated with it: ${count(after.userMinutes)} user-minutes.`;
}
