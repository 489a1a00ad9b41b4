/** A finished risk report for the gallery: amplified and plain findings, contained and not, and some only screened. */
import { ok } from "../../shared/base/index.ts";
import type { FindingView, RiskState } from "../../shared/protocol/index.ts";
import type { RiskLine } from "../net/index.ts";

/** A climb to a share of the users within some minutes. */
const climb = (share: number, minutes: number): readonly number[] =>
  Array.from({ length: 61 }, (_, minute) => Math.min(share, (share * minute) / minutes));

const finding: FindingView = {
  id: "key-expired:albums>index",
  place: "albums>index",
  says: "The key with which albums calls index has expired: every call fails at once.",
  userMinutes: 12_238_258,
  ownShare: 1_377_426,
  isAmplified: true,
  worst: 1,
  regions: 1,
  fell: ["albums@eu-west", "albums@us-east", "gw@eu-west", "gw@us-east", "edge@eu-west"],
  hurtAtS: 290,
  affected: climb(1, 12),
  loop: { kind: "cache", gain: 2.4, through: ["albums@eu-west>index", "albums@us-east>index"], healsWithout: true },
  tried: [
    {
      kind: "breaker",
      says: "Put a breaker before the calls that fail: albums>index.",
      userMinutes: 11_900_000,
      affected: climb(0.95, 14),
      isContained: false,
    },
    {
      kind: "fallback",
      says: "Answer without it when it fails, which people notice a little: albums>index.",
      userMinutes: 640_000,
      affected: climb(0.04, 5),
      isContained: true,
    },
  ],
};

const findings: readonly FindingView[] = [
  finding,
  {
    ...finding,
    id: "asks-twice:gw>blocks",
    place: "gw>blocks",
    says: "A release of gw asks blocks twice as often.",
    userMinutes: 871_553,
    ownShare: 0,
    worst: 0.09,
    regions: 0,
    affected: climb(0.09, 30),
    loop: { kind: "retries", gain: 1.9, through: ["gw@eu-west>blocks"], healsWithout: false },
    tried: [],
  },
  {
    ...finding,
    id: "gone:edge@us-east",
    place: "edge@us-east",
    says: "edge@us-east is gone and refuses at once.",
    userMinutes: 5_051_436,
    ownShare: 4_912_749,
    isAmplified: false,
    worst: 0.34,
    regions: 0.33,
    fell: ["edge@us-east"],
    affected: climb(0.34, 1),
    loop: { kind: "none", gain: 1, through: [], healsWithout: false },
    tried: null,
  },
];

const done: RiskState = {
  state: "done",
  report: {
    company: "Windrow",
    stations: 36,
    users: 254_000,
    seed: "1",
    isHarmless: false,
    findings,
    screened: [
      { id: "link-poor:eu~us", says: "The link eu~us loses one attempt in ten.", userMinutes: 1200 },
      { id: "slow:disks@us-east", says: "disks@us-east takes three times as long.", userMinutes: 0 },
    ],
    screenedCount: 2,
    isCut: false,
  },
};

const answer = (): ReturnType<RiskLine["look"]> => Promise.resolve(ok(done));

export const riskLine: RiskLine = { begin: answer, look: answer, stop: answer };
