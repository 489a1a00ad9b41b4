/**
 * Whether this process can carry more: new exercises are refused before those that run come late, and so is a round that
 * would go faster. Every round counts that may still need its steps, also one that waits in its lobby. Who is in stays.
 */
import type { Refusal } from "../../shared/base/index.ts";
import type { Command } from "../../shared/protocol/index.ts";
import type { LiveExercise } from "./live.ts";
import type { Demand, Load } from "./load.ts";
import type { Team } from "./team.ts";

export interface CapacityOptions {
  readonly load: Load;
  /** The share of one core that rounds may need. What is left is for people who come and go, and for the collector. */
  readonly mostShare: number;
  readonly exercises: () => readonly LiveExercise[];
}

export interface Capacity {
  /** Whether `teams` more rounds like this may begin. */
  refusalOf(demand: Demand, teams: number): Refusal | null;
  /** Whether the round of this team may go on as this command wants. */
  refusalFor(team: Team, command: Command): Refusal | null;
  /** The share of one core that all rounds need. */
  readonly share: number;
}

export const MOST_SHARE = 0.7;
const MOST_EXERCISES = 200;

export function createCapacity({ load, mostShare, exercises }: CapacityOptions): Capacity {
  const running = (): Team[] => exercises().flatMap(({ teams }) => teams.filter(needsSteps));
  const shareOf = (teams: readonly Team[]): number => load.shareOf(teams.map(demandOf));

  /** A server with nothing else to do takes on whatever one asks of it. */
  function isTooMuch(others: readonly Team[], share: number): boolean {
    return others.length > 0 && mostShare < Infinity && (load.isLate || share > mostShare);
  }

  return {
    refusalOf(demand, teams) {
      if (exercises().length >= MOST_EXERCISES) return full;
      const others = running();
      const asked = load.shareOf(Array.from({ length: teams }, () => demand));
      if (!isTooMuch(others, shareOf(others) + asked)) return null;
      return teams > 1 && !isTooMuch(others, shareOf(others) + asked / teams) ? fullForTeams : full;
    },
    refusalFor(team, command) {
      const { scenario, speed } = demandOf(team);
      const wanted = command.type === "clock.speed" || command.type === "host.configure" ? command.speed : undefined;
      if (wanted === undefined || wanted <= speed) return null;
      const others = running().filter((other) => other !== team);
      const share = shareOf(others) + load.shareOf([{ scenario, speed: wanted }]);
      return isTooMuch(others, share) ? tooFast : null;
    },
    get share() {
      return shareOf(running());
    },
  };
}

function demandOf({ room }: Team): Demand {
  return { scenario: room.round.setup.scenario, speed: room.round.play.options.speed };
}

function needsSteps({ room }: Team): boolean {
  const { kind } = room.round.play.phase;
  return kind !== "debrief" && kind !== "closed";
}

const full: Refusal = {
  code: "exercise/no-room",
  reason: "This server runs as many rounds as it can keep in time. Try again when one of them has ended.",
};

const fullForTeams: Refusal = {
  code: "exercise/no-room",
  reason: "This server cannot keep so many more teams in time. Try again with fewer, at a slower speed, or later.",
};

const tooFast: Refusal = {
  code: "clock/no-room",
  reason:
    "This server cannot keep the round in time at that speed beside what else it runs. Stay at this one, or try again later.",
};
