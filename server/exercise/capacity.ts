/**
 * Whether this process can carry more: new exercises are refused before those that run come late, and so is a round that
 * would go faster. Every round counts that may still need its steps, also one that waits in its lobby. Who is in stays.
 */
import { ok } from "../../shared/base/index.ts";
import type { Refusal, Result } from "../../shared/base/index.ts";
import type { Command } from "../../shared/protocol/index.ts";
import { no } from "../../shared/refusals/index.ts";
import type { LiveExercise } from "./live.ts";
import type { Demand, Load } from "./load.ts";
import type { Team } from "./team.ts";

export interface CapacityOptions {
  readonly load: Load;
  /** The share of one core that rounds may need. What is left is for people who come and go, and for the collector. */
  readonly mostShare: number;
  readonly exercises: () => readonly LiveExercise[];
}

export interface Claim {
  giveBack(): void;
}

export interface Capacity {
  /** Room for `teams` more rounds like this, kept for whoever asks until they give it back: making worlds takes seconds. */
  claim(demand: Demand, teams: number): Result<Claim>;
  /** Whether the round of this team may go on as this command wants. */
  refusalFor(team: Team, command: Command): Refusal | null;
  /** The share of one core that all rounds need. */
  readonly share: number;
}

export const MOST_SHARE = 0.7;
const MOST_EXERCISES = 200;

export function createCapacity({ load, mostShare, exercises }: CapacityOptions): Capacity {
  const claims = new Map<Claim, readonly Demand[]>();
  const running = (): Team[] => exercises().flatMap(({ teams }) => teams.filter(needsSteps));
  const shareOf = (teams: readonly Team[]): number =>
    load.shareOf([...teams.map(demandOf), ...[...claims.values()].flat()]);

  /** A server with nothing else to do takes on whatever one asks of it. */
  const isFree = (others: readonly Team[]): boolean =>
    (others.length === 0 && claims.size === 0) || mostShare === Infinity;

  function refusalOf(demand: Demand, teams: number): Refusal | null {
    if (exercises().length + claims.size >= MOST_EXERCISES) return full;
    const others = running();
    if (isFree(others)) return null;
    if (load.isLate) return late;
    const left = mostShare - shareOf(others);
    const each = load.shareOf([demand]);
    if (teams * each <= left) return null;
    return each <= left ? fullForTeams : full;
  }

  return {
    claim(demand, teams) {
      const refusal = refusalOf(demand, teams);
      if (refusal) return { ok: false, refusal };
      const claim: Claim = { giveBack: () => void claims.delete(claim) };
      claims.set(
        claim,
        Array.from({ length: teams }, () => demand),
      );
      return ok(claim);
    },
    refusalFor(team, command) {
      const { scenario, speed } = demandOf(team);
      const wanted = command.type === "clock.speed" || command.type === "host.configure" ? command.speed : undefined;
      if (wanted === undefined || wanted <= speed) return null;
      const others = running().filter((other) => other !== team);
      const share = shareOf(others) + load.shareOf([{ scenario, speed: wanted }]);
      return !isFree(others) && (load.isLate || share > mostShare) ? tooFast : null;
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

const full = no("exercise/no-room");
/** Whatever keeps it busy: others on its machine, perhaps. */
const late = no("exercise/no-room-now");
const fullForTeams = no("exercise/no-room-for-teams");
const tooFast = no("clock/no-room");
