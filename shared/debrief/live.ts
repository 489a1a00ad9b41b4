/**
 * The truth of a round that is still being played, in the pictures of its debrief: how it has spread so far, what would
 * come next if nobody acted, and where the team's curve lies between doing nothing and the reference. Cheap.
 */
import { expand } from "../content/index.ts";
import { plannedTick } from "../play/index.ts";
import type { Chronicle, Play } from "../play/index.ts";
import type { Curve, LiveTruth, CascadeNode } from "../protocol/index.ts";
import { SCRAPE_TICKS } from "../sim/index.ts";
import type { Scenario } from "../content/index.ts";
import type { Tick } from "../base/index.ts";
import { withOrdinary } from "./cascade/ordinary.ts";
import { cascadeOf, nextOf, orBegun, preventedBy } from "./cascade/tree.ts";
import { troublesOf, undocumentedIn } from "./cascade/troubles.ts";
import { curveOf } from "./runs/curve.ts";
import type { LoneRun } from "./runs/lone.ts";
import { beliefsOf } from "./story/beliefs.ts";
import { changesOf } from "./story/changes.ts";
import { storyOf } from "./story/rows.ts";

/** A round as it stands. */
export interface Standing {
  readonly scenario: Scenario;
  readonly play: Play;
  readonly chronicle: Chronicle;
  readonly tick: Tick;
}

/** What is known beforehand, once it has been run. */
export interface Alone {
  readonly none: LoneRun;
  readonly reference: LoneRun;
  /** The cascade when nobody acts: what comes next unless somebody does. */
  readonly nothingDone: readonly CascadeNode[];
}

export function knownAlone(scenario: Scenario, none: LoneRun, reference: LoneRun): Alone {
  return { none, reference, nothingDone: cascadeOf(none.events, expand(scenario.world)).tree };
}

export function liveTruth({ scenario, play, chronicle, tick }: Standing, alone: Alone | null): LiveTruth {
  const topology = expand(scenario.world);
  const { events } = chronicle;
  const { loops, tree: steps } = cascadeOf(events, topology);
  const tree = withOrdinary(orBegun(steps, alone?.nothingDone ?? [], events), scenario);
  const horizonTick = Math.max(tick, plannedTick(play.options));
  const team: Curve = {
    of: "team",
    everyTicks: SCRAPE_TICKS,
    userMinutes: untilHorizon(chronicle.userMinutes, horizonTick),
    integrity: { diverged: 0, lost: 0, wrong: 0 },
  };
  return {
    tree,
    loops,
    prevented: preventedBy(tree, alone?.nothingDone ?? []),
    next: alone ? nextOf(tree, alone.nothingDone, tick) : null,
    cutPoints: [],
    // A map of now has no use for what is over.
    troubles: troublesOf(events, topology).filter(({ toTick }) => toTick === null),
    undocumented: undocumentedIn(topology),
    deeds: changesOf(scenario, play, new Map()),
    beliefs: beliefsOf(play, tick),
    story: storyOf({ scenario, play, events, tree }),
    curves: alone ? [curveOf("none", alone.none), curveOf("reference", alone.reference), team] : [team],
    users: (alone?.none.users ?? chronicle.users).map(Math.round),
    // The curves know no later moment.
    endTick: Math.max(0, chronicle.userMinutes.length - 1) * SCRAPE_TICKS,
    horizonTick,
  };
}

/** What has been lost so far stays lost. */
function untilHorizon(userMinutes: readonly number[], horizonTick: Tick): readonly number[] {
  const [wanted, last] = [Math.floor(horizonTick / SCRAPE_TICKS) + 1, userMinutes.at(-1) ?? 0];
  return [...userMinutes, ...Array.from({ length: Math.max(0, wanted - userMinutes.length) }, () => last)];
}
