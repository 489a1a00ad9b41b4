/**
 * A whole round played by bots alone, as fast as the machine goes: the real engine, the real rules, the real views, and
 * a clock that is turned by hand. Twice a second of that clock each bot is shown what its seat may see, and says at most
 * one thing.
 */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { TICK_MS } from "../../shared/base/index.ts";
import { refusedBy, startBrain, think } from "../../shared/bots/index.ts";
import type { Memory, Shown } from "../../shared/bots/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { endless, createRound, liveThrough } from "../../shared/play/index.ts";
import type { Entry, Happening, Recording } from "../../shared/play/index.ts";
import type { CharacterId, Command, RoundKind, RulesLayer, Speed } from "../../shared/protocol/index.ts";
import { createSimulation, restoreSimulation } from "../../shared/sim/index.ts";
import type { Observation, Simulation } from "../../shared/sim/index.ts";
import { createViewer } from "../../shared/view/index.ts";

/** A frame each so many real milliseconds. */
const FRAME_MS = 500;
const BRIEFING_MS = 120_000;

export interface Origin {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly atZero: Uint8Array;
  readonly before: readonly Observation[];
}

export interface Cast {
  readonly characters: readonly CharacterId[];
  /** Whoever has the first seat instead of a bot: what they say to what they see. */
  readonly person?: (shown: Shown) => Command | null;
  readonly seed?: string;
  readonly kind?: RoundKind;
  readonly layer?: RulesLayer;
  readonly speed?: Speed;
  readonly liveMinutes?: number;
}

export interface Said {
  readonly seat: number;
  readonly clockMs: number;
  readonly tick: number;
  readonly command: Command;
  /** The code of the refusal; null where it was done. */
  readonly refused: string | null;
}

export interface Rehearsed {
  readonly said: readonly Said[];
  readonly userMinutes: number;
  readonly wonTick: number | null;
  readonly endTick: number;
  readonly recording: Recording;
}

export function readScenario(name: string): Scenario {
  const file = new URL(`../../shared/content/${name}`, import.meta.url);
  return scenarioSchema.parse(parse(readFileSync(file, "utf8"), { merge: true }));
}

/** The world at T+0, made once for all the teams that play it. */
export function originOf(scenario: Scenario, seed: string): Origin {
  const world = createSimulation(scenario, seed);
  const before = liveThrough(world);
  return { scenario, seed, atZero: world.snapshot(), before };
}

/** Plays to the planned end; after a win the world goes on without anybody, so that all runs are equally long. */
export function rehearse({ scenario, seed: worldSeed, atZero, before }: Origin, cast: Cast): Rehearsed {
  const { characters, person, seed = "1", kind = "incident", layer = "standard", speed = 4, liveMinutes = 12 } = cast;
  const size = characters.length;
  const options = { incident: "AMBER HERON", kind, size, layer, speed, liveMinutes };
  const header = { scenario, seed: worldSeed, options };
  const world = restoreSimulation(scenario, worldSeed, atZero);
  const round = createRound(header, world, before);
  const viewer = createViewer(round);
  const members = characters.map((_, seat) => `bot${seat}`);
  const isBot = (member: string): boolean => person === undefined || member !== "bot0";
  const brains: Memory[] = characters.map((character, seat) => startBrain(character, `${seed} ${seat}`));
  const entries: Entry[] = [];
  const said: Said[] = [];
  let clockMs = 0;

  const happen = (happening: Happening): void => {
    const entry = { ...happening, seq: entries.length + 1, tick: round.tick, clockMs };
    entries.push(entry);
    round.submit([entry]);
  };
  const isOn = (): boolean => round.play.phase.kind !== "debrief" && round.play.phase.kind !== "closed";

  members.forEach((member, seat) =>
    happen({ kind: "presence", member, event: { kind: "joined", isHost: seat === 0 } }),
  );
  members.forEach((by, seat) => happen({ kind: "command", by, command: { type: "seat.take", seat } }));
  happen({ kind: "command", by: "bot0", command: { type: "host.start" } });

  const limitMs = BRIEFING_MS + liveMinutes * 60_000;
  let owedMs = 0;
  while (isOn() && clockMs < limitMs) {
    clockMs += FRAME_MS;
    owedMs += FRAME_MS;
    for (const { id } of round.play.timers.filter(({ dueMs }) => dueMs <= clockMs))
      happen({ kind: "timer", timer: id });
    const stepMs = TICK_MS / speed;
    while (owedMs >= stepMs && round.isRunning) {
      round.step();
      owedMs -= stepMs;
    }
    if (!round.isRunning) owedMs = 0;
    members.forEach((by, seat) => {
      if (!isOn()) return;
      const shown = { tick: round.tick, clockMs, common: viewer.common(), own: viewer.own(by), isBot };
      const memory = brains[seat] ?? startBrain("novice", "");
      const thought = isBot(by) ? think(memory, shown) : { command: person?.(shown) ?? null, memory };
      brains[seat] = thought.memory;
      if (!thought.command) return;
      const decision = round.decide(by, thought.command, clockMs);
      const refused = decision.ok ? null : decision.refusal.code;
      said.push({ seat, clockMs, tick: round.tick, command: thought.command, refused });
      if (decision.ok) happen({ kind: "command", by, command: decision.value });
      else brains[seat] = refusedBy(thought.memory, clockMs);
    });
  }
  const { phase } = round.play;
  const wonTick = phase.kind === "debrief" && phase.ended === "won" ? round.tick : null;
  const endTick = round.tick;
  return {
    said,
    wonTick,
    endTick,
    recording: { header, entries, endTick },
    userMinutes: aloneUntil(world, liveMinutes * 60 * 4 * 10),
  };
}

/** What is lost when nobody does anything. */
export function leftAlone({ scenario, seed, atZero }: Origin, liveMinutes = 12): number {
  return aloneUntil(restoreSimulation(scenario, seed, atZero), liveMinutes * 60 * 4 * 10);
}

function aloneUntil(world: Simulation, tick: number): number {
  const on = endless(world);
  while (world.tick < tick) on.step([]);
  return world.harm().userMinutes;
}
