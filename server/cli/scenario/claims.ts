/**
 * Claims that every scenario must bear out, judged from what its runs did (docs/scenarios.md, SCENARIOS: proofs). Pure:
 * facts in, one row per claim out, with what was measured beside the bar it was held against.
 */
import type { Tick } from "../../../shared/base/index.ts";
import { secondsToTicks } from "../../../shared/base/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import { BARS, breaks, hurts as hurtsInDrill, isRight } from "../../../shared/drill/index.ts";
import type { Press } from "./buttons.ts";
import type { ProofFacts, Run } from "./facts.ts";
import { clockOf } from "../../tempo/index.ts";

export interface Claim {
  readonly claim: string;
  readonly seed: number;
  readonly measured: string;
  readonly bar: string;
  readonly ok: boolean;
}

/** Bars, in one place each. */
const FAILING = { least: 0.5, most: 0.8 };
const SAVED = 0.3;
const CLEARLY_LATER_TICKS = secondsToTicks(120);
/** The share of a region's users at which [H2] calls it failed. */
const REGION_FAILED = 0.2;
/** Harm without the cause, as a share of the harm with it. */
const CAUSELESS = 0.05;

type Judged = Omit<Claim, "seed">;

export function claimsOf(
  { loudest, claims }: Pick<Scenario, "loudest" | "claims">,
  facts: ProofFacts,
): readonly Claim[] {
  const { seed, ignored, policies, withoutCause, presses } = facts;
  const reference = policies.find(({ kind }) => kind === "reference")?.run;
  if (claims === "drill") return drillClaims(facts).map((claim) => ({ ...claim, seed }));
  const judged = [
    goesGlobal(ignored),
    endsHalfway(ignored),
    ...policies.flatMap(({ name, kind, run }) => {
      switch (kind) {
        case "reference":
        case "right":
          return [isWon(name, run), savesHarm(name, run, ignored)];
        case "wrong":
          return [hurts(name, run, ignored, reference)];
        case "trigger":
          return [doesNotHeal(name, run, facts.tipRegion)];
      }
    }),
    ...(withoutCause ? [needsItsCause(withoutCause, ignored, loudest.right)] : []),
    ...(presses && reference ? [noUniversalButton(presses, reference)] : []),
  ];
  return judged.map((claim) => ({ ...claim, seed }));
}

/** What a drill in somebody's own world is held to: docs/drills.md. */
function drillClaims({ ignored, policies }: ProofFacts): readonly Judged[] {
  const reference = policies.find(({ kind }) => kind === "reference")?.run;
  const shareOf = (run: Run): string => `${percent(run.userMinutes / Math.max(1, ignored.userMinutes))} of ignored`;
  const inAll = ({ wonTick }: Run): string => (wonTick === null ? "not won" : `won ${clockOf(wonTick)}`);
  return [
    {
      claim: "ignored: it breaks",
      measured: `${percent(ignored.failing)} failing at the horizon`,
      bar: `at least ${percent(BARS.failing)}, not won`,
      ok: breaks(ignored),
    },
    ...policies.flatMap(({ name, kind, run }): readonly Judged[] => {
      const measured = `${inAll(run)}, ${shareOf(run)}`;
      switch (kind) {
        case "reference":
        case "right":
          return [
            {
              claim: `${name}: wins`,
              measured,
              bar: `won, at most ${percent(1 - BARS.saved)}`,
              ok: isRight(run, ignored),
            },
          ];
        case "wrong":
          return [
            {
              claim: `${name}: hurts`,
              measured: `${measured}, ${reference ? times(run, reference) : "no"} reference`,
              bar: `at least ${percent(BARS.asIgnored)}, or ${BARS.timesReference} times the reference and later`,
              ok: reference !== undefined && hurtsInDrill(run, ignored, reference),
            },
          ];
        case "trigger":
          return [{ claim: `${name}: does not heal`, measured, bar: "not won", ok: run.wonTick === null }];
      }
    }),
  ];
}

function times(run: Run, reference: Run): string {
  return `${(run.userMinutes / Math.max(1, reference.userMinutes)).toFixed(1)} times the`;
}

function goesGlobal({ wentGlobalTick }: Run): Judged {
  return { claim: "ignored: goes global", measured: moment(wentGlobalTick), bar: "yes", ok: wentGlobalTick !== null };
}

function endsHalfway({ failing }: Run): Judged {
  return {
    claim: "ignored: users failing at the horizon",
    measured: percent(failing),
    bar: `${percent(FAILING.least)} to ${percent(FAILING.most)}`,
    ok: failing >= FAILING.least && failing <= FAILING.most,
  };
}

function isWon(name: string, { wonTick }: Run): Judged {
  return { claim: `${name}: wins`, measured: moment(wonTick), bar: "yes", ok: wonTick !== null };
}

function savesHarm(name: string, run: Run, ignored: Run): Judged {
  const saved = 1 - run.userMinutes / Math.max(1, ignored.userMinutes);
  return {
    claim: `${name}: user-minutes saved`,
    measured: percent(saved),
    bar: `at least ${percent(SAVED)}`,
    ok: saved >= SAVED,
  };
}

function hurts(name: string, run: Run, ignored: Run, reference: Run | undefined): Judged {
  const won = run.wonTick;
  const later = won !== null && reference?.wonTick ? won - reference.wonTick : null;
  const share = percent(run.userMinutes / Math.max(1, ignored.userMinutes));
  const lateness = later === null ? "" : `, ${later < 0 ? "-" : "+"}${clockOf(Math.abs(later)).slice(2)}`;
  return {
    claim: `${name}: hurts`,
    measured: `${won === null ? "not won" : `won ${clockOf(won)}${lateness}`}, ${share} of ignored`,
    bar: `not won, ${clockOf(CLEARLY_LATER_TICKS).slice(2)} later, or above 100 %`,
    ok: won === null || run.userMinutes > ignored.userMinutes || (later !== null && later >= CLEARLY_LATER_TICKS),
  };
}

function doesNotHeal(name: string, { wonTick, failingByRegion }: Run, region: number | null): Judged {
  const failing = region === null ? 0 : (failingByRegion[region] ?? 0);
  return {
    claim: `${name}: does not heal`,
    measured: `${wonTick === null ? "not won" : `won ${clockOf(wonTick)}`}, its region ${percent(failing)} failing`,
    bar: `not won, above ${percent(REGION_FAILED)}`,
    ok: wonTick === null && failing > REGION_FAILED,
  };
}

/** Everything that decoys point at is still there: if nothing breaks without the cause, they are innocent. */
function needsItsCause(withoutCause: Run, ignored: Run, isLoudestRight: boolean): Judged {
  const share = withoutCause.userMinutes / Math.max(1, ignored.userMinutes);
  return {
    claim: `without its cause nothing breaks${isLoudestRight ? "" : ": the loudest symptom's idea is wrong"}`,
    measured: `${percent(share)} of ignored${withoutCause.wentGlobalTick === null ? "" : ", global"}`,
    bar: `at most ${percent(CAUSELESS)}, not global`,
    ok: share <= CAUSELESS && withoutCause.wentGlobalTick === null,
  };
}

function noUniversalButton(presses: readonly Press[], reference: Run): Judged {
  const better = presses.filter(({ beatenTick }) => beatenTick === null).sort((a, b) => a.userMinutes - b.userMinutes);
  const longest = [...presses].sort((a, b) => (b.beatenTick ?? 0) - (a.beatenTick ?? 0))[0];
  const [best] = better;
  const nearest = longest ? `; longest below it: ${pressText(longest)}, to ${clockOf(longest.beatenTick ?? 0)}` : "";
  const measured = best
    ? `${better.length} of ${presses.length} do; best ${pressText(best)}, ${percent(best.userMinutes / reference.userMinutes)} of it`
    : `0 of ${presses.length}${nearest}`;
  return { claim: "no single action beats the reference", measured, bar: "0", ok: !best && presses.length > 0 };
}

function pressText({ action, target, value, atTick }: Press): string {
  return `${action} ${target} ${value} at ${clockOf(atTick)}`;
}

function moment(tick: Tick | null): string {
  return tick === null ? "no" : clockOf(tick);
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
