/**
 * The team's own run with an action added that nobody launched then [W1]. It is handed to the world beside what the
 * team handed it, lead time and all: no entry is made up for a person who did not act. Open loop: all else keeps its
 * tick, and what of it can no longer be launched is skipped and listed.
 */
import { must } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { Scenario } from "../../content/index.ts";
import { busyRefusal } from "../../play/index.ts";
import type { AddedAction, AddedActions } from "../../protocol/index.ts";
import { restoreSimulation, SCRAPE_TICKS } from "../../sim/index.ts";
import type { SimCommand, Simulation } from "../../sim/index.ts";
import type { Skipped, WhatIfRun } from "./counterfactual.ts";
import type { Origin } from "./lone.ts";
import { openTape, stepTo } from "./tape.ts";
import type { Progress } from "./tape.ts";
import type { TeamRun } from "./team.ts";

/** A world of the team's run, before the commands of its tick. */
export interface Fork {
  readonly tick: Tick;
  readonly world: Uint8Array;
}

export interface AddedRequest extends Origin {
  readonly original: Pick<TeamRun, "given" | "horizonTick" | "userMinutes" | "users" | "events" | "integrity">;
  /** Where it leaves the team's run: at or before everything that is added. Without one it starts at T+0. */
  readonly fork: Fork | undefined;
  readonly change: AddedActions;
  /** For each scrape: stops where more user-minutes than this are lost. Whoever searches has a better one already. */
  readonly bars?: readonly number[];
}

export interface AddedRun extends WhatIfRun {
  /** False where a bar stopped it. */
  readonly isWhole: boolean;
}

export function runAdded(request: AddedRequest, progress: Progress): AddedRun {
  const { scenario, original, change, bars = [] } = request;
  const { tape, given } = openAt(request);
  const adds = addedIn(change);
  const skipped: Skipped[] = [];
  const barAt = (tick: Tick): number => bars[tick / SCRAPE_TICKS] ?? Infinity;
  let isWhole = true;
  let next = 0;
  stepTo(tape, original.horizonTick, progress, () => {
    const { tick } = tape;
    const commands = adds.flatMap((add, n) => (add.toTick === tick ? [launchOf(scenario, add, n)] : []));
    for (; given[next]?.tick === tick; next++) {
      const { command } = must(given[next], "command");
      const refusal = refusalOf(command, tape.simulation, commands);
      if (refusal === null) commands.push(command);
      else skipped.push({ tick, command: asked(scenario, command), refusal });
    }
    tape.step(commands);
    isWhole = tape.tick % SCRAPE_TICKS !== 0 || tape.simulation.harm().userMinutes <= barAt(tape.tick);
    return isWhole;
  });
  return { ...tape.cut(), skipped, horizonHash: tape.simulation.hash(), isWhole };
}

export interface ForkRequest extends Omit<AddedRequest, "change" | "bars"> {
  readonly tick: Tick;
}

/** The team's run at a tick, to fork from more than once. */
export function forkTeam(request: ForkRequest, progress: Progress): Fork {
  const { tape, given } = openAt(request);
  let next = 0;
  stepTo(tape, request.tick, progress, () => {
    const commands: SimCommand[] = [];
    for (; given[next]?.tick === tape.tick; next++) commands.push(must(given[next], "command").command);
    tape.step(commands);
  });
  return { tick: tape.tick, world: tape.simulation.snapshot() };
}

function addedIn({ and, ...first }: AddedActions): readonly AddedAction[] {
  return and ? [first, and] : [first];
}

/** The tick from which a run with this change differs from the team's. */
export function firstTickOf(change: AddedActions): Tick {
  return Math.min(...addedIn(change).map(({ toTick }) => toTick));
}

function openAt({ scenario, seed, atZero, original, fork }: Omit<AddedRequest, "change" | "bars">) {
  const tape = openTape(restoreSimulation(scenario, seed, fork?.world ?? atZero), original);
  return { tape, given: original.given.filter(({ tick }) => tick >= tape.tick) };
}

function launchOf({ actions }: Scenario, { action, target, value }: AddedAction, n: number): SimCommand {
  const index = actions.findIndex(({ id }) => id === action);
  return { kind: "action.launch", ref: `added-${n + 1}`, action: index, target, value };
}

/** One change at a time at one place: what the room would have said to the team. */
function refusalOf(command: SimCommand, simulation: Simulation, now: readonly SimCommand[]): Skipped["refusal"] | null {
  if (command.kind !== "action.launch") return null;
  const underWay = simulation.running().filter(({ state }) => state === "running" || state === "undoing");
  const launched = now.filter((other) => other.kind === "action.launch");
  const busy = [...underWay, ...launched].find(({ target }) => target === command.target);
  return busy ? busyRefusal(busy.action === command.action) : null;
}

/** A command of the world as somebody asked for it. */
function asked({ actions }: Scenario, command: SimCommand): Skipped["command"] {
  if (command.kind !== "action.launch") return { type: command.kind, ref: command.ref };
  const { id } = must(actions[command.action], "action");
  return { type: "action.launch", action: id, target: command.target, value: command.value };
}
