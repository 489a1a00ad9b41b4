/**
 * Findings about times: what comes when nobody plays any more, or before anybody does, and what takes longer than a
 * round. A cause that is always late is told by the cause.
 */
import { horizonSecondsOf } from "../../../shared/content/index.ts";
import type { Path, Scenario } from "../../../shared/content/index.ts";
import { figure, found } from "./finding.ts";
import type { Finding } from "./finding.ts";

export function timeFindings(scenario: Scenario): readonly Finding[] {
  return [...lateFindings(scenario), ...earlyFindings(scenario), ...longFindings(scenario)];
}

/** A time in the file, and what it is the time of. */
interface Moment {
  readonly what: string;
  readonly atS: number;
  readonly path: Path;
}

/** Of a roll-out its first stage: the others may go on for days. */
function lateFindings(scenario: Scenario): readonly Finding[] {
  const { defects, channels, rollouts, changes } = scenario;
  const horizonS = horizonSecondsOf(scenario);
  const moments: readonly Moment[] = [
    ...defects.map(({ id, atS = 0 }, i) => ({ what: `"${id}"`, atS, path: ["defects", i, "atS"] })),
    ...channels.flatMap(({ pushes }, c) =>
      pushes.map(({ payload, atS }, p) => ({ what: `"${payload}"`, atS, path: ["channels", c, "pushes", p, "atS"] })),
    ),
    ...rollouts.flatMap(({ id, stages }, i) =>
      stages.slice(0, 1).map(({ atS }) => ({ what: `"${id}"`, atS, path: ["rollouts", i, "stages", 0, "atS"] })),
    ),
    ...changes.map(({ atS }, i) => ({ what: "this change", atS, path: ["changes", i, "atS"] })),
    ...told(scenario),
  ];
  return moments.flatMap(({ what, atS, path }) =>
    found(
      atS > horizonS,
      "warning",
      path,
      `${what} comes at ${atS} s, after the ${figure(horizonS)} s of the live time.`,
      "Let it come sooner, or leave it out.",
    ),
  );
}

function earlyFindings(scenario: Scenario): readonly Finding[] {
  return told(scenario).flatMap(({ what, atS, path }) =>
    found(
      atS < 0,
      "warning",
      path,
      `${what} comes at ${atS} s, before T+0, when nobody is there yet.`,
      "Let it come later, or leave it out.",
    ),
  );
}

/** What somebody says to people who play. */
function told({ reports, injects }: Scenario): readonly Moment[] {
  return [
    ...reports.map(({ atS }, i) => ({ what: "this report", atS, path: ["reports", i, "atS"] })),
    ...injects.map(({ id, atS }, i) => ({ what: `"${id}"`, atS, path: ["injects", i, "atS"] })),
  ];
}

function longFindings(scenario: Scenario): readonly Finding[] {
  const { actions, alerts, world } = scenario;
  const horizonS = horizonSecondsOf(scenario);
  const spans = [
    ...actions.map(({ id, leadS }, i) => ({ what: `"${id}" takes effect`, s: leadS, path: ["actions", i, "leadS"] })),
    ...alerts.map(({ id, forS }, i) => ({ what: `"${id}" fires`, s: forS, path: ["alerts", i, "forS"] })),
    ...world.services.flatMap(({ id, groups }, i) =>
      groups.map(({ startupS }, g) => ({
        what: `a replica of "${id}" comes up`,
        s: startupS,
        path: ["world", "services", i, "groups", g, "startupS"],
      })),
    ),
  ];
  return spans.flatMap(({ what, s, path }) =>
    found(
      s > horizonS,
      "warning",
      path,
      `${what} only after ${s} s, longer than the ${figure(horizonS)} s of the live time.`,
      "Write less.",
    ),
  );
}
