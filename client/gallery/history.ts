/** Made-up past rounds: a team that comes back, one that has just begun, and rounds without a name. */
import type { PastRound } from "../../shared/protocol/index.ts";

const usual = { size: 4, layer: "standard", ended: "won", playedS: 2150 } as const;
const at = (day: number): number => Date.UTC(2026, 9, day, 14, 30);

export const pastRounds: readonly PastRound[] = [
  {
    ...usual,
    team: "Payments on-call",
    endedAtMs: at(2),
    incident: "AMBER HERON",
    company: "Harbourline",
    scenario: "5c1d0f2a9b77",
    ended: "time",
    playedS: 3600,
    lost: { team: 481_000, none: 4_612_000, reference: 61_200 },
    dials: { impact: 0.42, diagnosis: 0.3, recovery: 0.55, communication: 0.62, "safe-change": 0.5 },
  },
  {
    ...usual,
    team: "Payments on-call",
    endedAtMs: at(16),
    incident: "COPPER WREN",
    company: "Lanternwick",
    scenario: "aa03d1b56e10",
    layer: "essential",
    lost: { team: 120_400, none: 2_004_000, reference: 90_100 },
    dials: { impact: 0.71, diagnosis: null, recovery: 0.7, communication: null, "safe-change": 0.66 },
  },
  {
    ...usual,
    team: "Payments on-call",
    endedAtMs: at(30),
    incident: "SLATE FINCH",
    company: "Portcullet",
    scenario: "5c1d0f2a9b77",
    lost: { team: 92_000, none: 4_388_000, reference: 60_500 },
    dials: { impact: 0.83, diagnosis: 0.74, recovery: 0.8, communication: 0.7, "safe-change": 0.9 },
  },
  {
    ...usual,
    team: "Search night shift",
    endedAtMs: at(21),
    incident: "IVORY CRANE",
    company: "Harbourline",
    scenario: "5c1d0f2a9b77",
    ended: "host",
    lost: { team: 1_304_000, none: 4_612_000, reference: 61_200 },
    dials: { impact: 0.35, diagnosis: 0.5, recovery: 0.4, communication: 0.2, "safe-change": 0.7 },
  },
  {
    ...usual,
    team: null,
    endedAtMs: at(22),
    incident: "TEAL LARK",
    company: "Lanternwick",
    scenario: "aa03d1b56e10",
    lost: { team: 201_000, none: 2_004_000, reference: 90_100 },
    dials: { impact: 0.6, diagnosis: 0.4, recovery: 0.6, communication: 0.3, "safe-change": 0.6 },
  },
];
