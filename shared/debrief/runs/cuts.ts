/**
 * Cut points: the moments at which one action alone would have been enough. It counts as open when that action alone
 * keeps the outage from going global, or saves at least 30 % of the user-minutes of doing nothing. Found by runs on a
 * coarse grid, then the ends of the longest open stretch are narrowed down.
 */
import { must, secondsToTicks } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { Scenario } from "../../content/index.ts";
import { restoreSimulation, SCRAPE_TICKS } from "../../sim/index.ts";
import type { Simulation } from "../../sim/index.ts";
import type { CutPoint } from "../../protocol/index.ts";
import type { LoneRun, Origin } from "./lone.ts";
import { lostIn } from "./tape.ts";
import type { Progress } from "./tape.ts";

export interface CutsRequest extends Origin {
  /** The run that does nothing, to the horizon. */
  readonly none: LoneRun;
}

export type CutWindow = Exclude<CutPoint["window"], string> | "none";

const SAVES = 0.3;
/** Moments that are tried first. */
const GRID = 6;
const PRECISION = secondsToTicks(60);

/** Which action each cut point means: the reference's own use of it, else its first target and initial value. */
export function planCuts({ actions, cutPoints, policies }: Scenario): readonly Omit<CutPoint, "window">[] {
  return cutPoints.map(({ action, says }) => {
    const spec = must(
      actions.find(({ id }) => id === action),
      action,
    );
    const used = policies["reference"]?.steps.find((step) => step.do === action);
    const value = used?.value ?? spec.value?.initial ?? 0;
    return {
      action,
      says,
      label: spec.label,
      target: used?.on ?? must(spec.targets[0], action),
      value,
      unit: spec.value?.unit ?? "",
    };
  });
}

export function findCuts(request: CutsRequest, progress: Progress): readonly CutWindow[] {
  const plans = planCuts(request.scenario);
  const last = lastHope(request.none);
  const grid = Array.from({ length: GRID }, (_, at) => Math.floor((at * last) / GRID / SCRAPE_TICKS) * SCRAPE_TICKS);
  const trunk = forksAt(request, grid);
  return plans.map((plan, index) => {
    const isOpen = (tick: Tick): boolean => saves(request, trunk, plan, tick);
    const open = grid.map((tick, at) => {
      progress((index + at / grid.length) / plans.length);
      return isOpen(tick);
    });
    const stretch = longest(open);
    if (!stretch) return "none";
    const [from, to] = stretch;
    const fromTick = from === 0 ? 0 : border(grid[from], grid[from - 1], isOpen);
    const toTick = border(grid[to], grid[to + 1] ?? last, isOpen);
    return { fromTick, toTick };
  });
}

/** After this so much harm is done that nothing can save enough. */
function lastHope(none: LoneRun): Tick {
  const { userMinutes, events } = none;
  const total = lostIn(none);
  const globalTick = events.find(({ kind }) => kind === "went-global")?.tick ?? 0;
  return Math.max(globalTick, (userMinutes.filter((sofar) => sofar <= total * (1 - SAVES)).length - 1) * SCRAPE_TICKS);
}

/** The run that does nothing, forked at each tick of the grid. */
function forksAt({ scenario, seed, atZero }: Origin, grid: readonly Tick[]): readonly Simulation[] {
  const world = restoreSimulation(scenario, seed, atZero);
  return grid.map((tick) => {
    while (world.tick < tick) world.step([]);
    return world.fork();
  });
}

/** Whether one action at one moment, alone, would have been enough. Stops as soon as that is certain. */
function saves(
  { scenario, none }: CutsRequest,
  trunk: readonly Simulation[],
  plan: Omit<CutPoint, "window">,
  tick: Tick,
): boolean {
  const horizon = (none.userMinutes.length - 1) * SCRAPE_TICKS;
  const bar = lostIn(none) * (1 - SAVES);
  const goesGlobal = none.events.some(({ kind }) => kind === "went-global");
  const world = must(trunk.filter((fork) => fork.tick <= tick).at(-1), "fork").fork();
  while (world.tick < tick) world.step([]);
  const action = scenario.actions.findIndex(({ id }) => id === plan.action);
  world.step([{ kind: "action.launch", ref: "cut", action, target: plan.target, value: plan.value }]);
  while (world.tick < horizon) {
    world.step([]);
    if (world.tick % SCRAPE_TICKS !== 0) continue;
    const harm = world.harm();
    if (harm.userMinutes > bar && (harm.wentGlobal || !goesGlobal)) return false;
  }
  const harm = world.harm();
  return harm.userMinutes <= bar || (goesGlobal && !harm.wentGlobal);
}

function longest(open: readonly boolean[]): readonly [from: number, to: number] | null {
  let best: readonly [number, number] | null = null;
  for (let from = 0; from < open.length; from++) {
    if (!open[from] || open[from - 1]) continue;
    let to = from;
    while (open[to + 1]) to++;
    if (!best || to - from > best[1] - best[0]) best = [from, to];
  }
  return best;
}

/** The last open moment between one that is open and one that is not. */
function border(open: Tick, shut: Tick, isOpen: (tick: Tick) => boolean): Tick {
  let [inside, outside] = [open, shut];
  while (Math.abs(outside - inside) > PRECISION) {
    const middle = Math.round((inside + outside) / 2 / SCRAPE_TICKS) * SCRAPE_TICKS;
    if (middle === inside || middle === outside) break;
    if (isOpen(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
