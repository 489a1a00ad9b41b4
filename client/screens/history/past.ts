/** Past rounds by team, and which of them played a scenario that the team had played before. Pure. */
import type { PastRound } from "../../../shared/protocol/index.ts";

export interface RoundOfTeam extends PastRound {
  /** Their first round of the same scenario, under another seed or the same; null: this is it. */
  readonly first: PastRound | null;
}

export interface TeamHistory {
  /** Null: rounds whose host gave the team no name. They are listed, and have no trend. */
  readonly name: string | null;
  /** Oldest first. */
  readonly rounds: readonly RoundOfTeam[];
}

/** Teams by their latest round, the newest first; those without a name last. */
export function teamsOf(rounds: readonly PastRound[]): readonly TeamHistory[] {
  const names = [...new Set(rounds.map(({ team }) => team))];
  const teams = names.map((name) => ({
    name,
    rounds: withFirsts(
      name,
      rounds.filter(({ team }) => team === name),
    ),
  }));
  const latest = ({ rounds: own }: TeamHistory): number => own.at(-1)?.endedAtMs ?? 0;
  return teams.sort((a, b) => Number(a.name === null) - Number(b.name === null) || latest(b) - latest(a));
}

/** Rounds without a name may be anybody's: none of them is another's first. */
function withFirsts(name: string | null, rounds: readonly PastRound[]): readonly RoundOfTeam[] {
  const inOrder = [...rounds].sort((a, b) => a.endedAtMs - b.endedAtMs);
  return inOrder.map((round) => {
    const first = name === null ? undefined : inOrder.find(({ scenario }) => scenario === round.scenario);
    return { ...round, first: first === undefined || first === round ? null : first };
  });
}
