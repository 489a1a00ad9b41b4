/** A room at a table: members, a round on the fake world, and a clock that the test turns by hand. */
import { TICK_MS } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { createRound } from "../../shared/play/index.ts";
import type { Entry, Happening, PlayOptions, Round } from "../../shared/play/index.ts";
import type { Command } from "../../shared/protocol/index.ts";
import { fakeScenario, seed } from "./fakeScenario.ts";
import { createFakeWorld } from "./fakeWorld.ts";
import type { FakeOptions, FakeWorld } from "./fakeWorld.ts";

export interface Table {
  readonly round: Round<FakeWorld>;
  readonly entries: readonly Entry[];
  readonly clockMs: () => number;
  /** Puts a happening into the journal at this moment. */
  happen(happening: Happening): void;
  /** Decides a command as the server does; journals it when it is accepted. Returns "ok" or the code of the refusal. */
  say(by: string, command: Command): string;
  /** Lets real time pass: steps the world at its speed and reports timers that fall due. */
  wait(ms: number): void;
}

export interface TableOptions extends Partial<PlayOptions> {
  readonly world?: FakeOptions;
  readonly scenario?: Scenario;
}

export function sitDown({ world, scenario = fakeScenario, ...options }: TableOptions = {}): Table {
  const header = {
    scenario,
    seed,
    options: { incident: "AMBER HERON", size: 4, layer: "standard", speed: 4, liveMinutes: 15, ...options },
  } as const;
  const round = createRound(header, createFakeWorld(world));
  const entries: Entry[] = [];
  let clockMs = 0;
  const happen = (happening: Happening): void => {
    const entry = { ...happening, seq: entries.length + 1, tick: round.tick, clockMs };
    entries.push(entry);
    round.submit([entry]);
  };
  return {
    round,
    entries,
    clockMs: () => clockMs,
    happen,
    say(by, command) {
      const decision = round.decide(by, command, clockMs);
      if (!decision.ok) return decision.refusal.code;
      happen({ kind: "command", by, command });
      return "ok";
    },
    wait(ms) {
      const untilMs = clockMs + ms;
      let owedMs = 0;
      while (clockMs < untilMs && !isPaused(round)) {
        clockMs += 25;
        owedMs += 25;
        for (const timer of round.play.timers.filter(({ dueMs }) => dueMs <= clockMs))
          happen({ kind: "timer", timer: timer.id });
        const stepMs = TICK_MS / round.play.options.speed;
        while (owedMs >= stepMs && round.isRunning) {
          round.step();
          owedMs -= stepMs;
        }
      }
    },
  };
}

/** The room's clock stands still while the round is paused. */
function isPaused({ play }: Round): boolean {
  return play.phase.kind === "live" && play.phase.isPaused;
}

/** The players of a four-seat table, by what they hold: CMD+SCR, COM+INV, SVC, TRF+DAT. */
export const four = ["cmd", "inv", "svc", "dat"] as const;

/** A live round: everybody seated in order, briefed, and the first host is "cmd". */
export function goLive(options: TableOptions = {}, players: readonly string[] = four): Table {
  const table = sitDown({ size: players.length, ...options });
  for (const [seat, member] of players.entries()) {
    table.happen({ kind: "presence", member, event: { kind: "joined", isHost: seat === 0 } });
    table.say(member, { type: "seat.take", seat });
  }
  const host = players[0] ?? "cmd";
  table.say(host, { type: "host.start" });
  table.say(host, { type: "host.start" });
  return table;
}
