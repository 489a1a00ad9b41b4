/**
 * A game of four on the shipped scenario, written by hand: they chase a deploy first, then contain, and climb back in
 * steps. It makes the recording that the tests and the gallery's debrief are built from.
 */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { TICKS_PER_SECOND } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Entry, Happening, Recording } from "../../shared/play/index.ts";
import type { Mechanism } from "../../shared/content/index.ts";
import type { Command, DiagnosticId, IncidentState } from "../../shared/protocol/index.ts";

const file = new URL("../../shared/content/scenarios/s04-a-quarter-at-a-time.yaml", import.meta.url);
export const scenario = scenarioSchema.parse(parse(readFileSync(file, "utf8"), { merge: true }));

const SPEED = 4;
const LIVE_MINUTES = 12;
export const plannedTick = LIVE_MINUTES * 60 * SPEED * TICKS_PER_SECOND;

const [cmd, inv, svc, dat] = ["ines", "noor", "priya", "tomas"] as const;

/** [simulated seconds, who, what]. */
type Line = readonly [number, string, Command];

const act = (action: string, target: string, value = 0, hypothesis?: string): Command => ({
  type: "action.launch",
  action,
  target,
  value,
  ...(hypothesis === undefined ? {} : { hypothesis }),
});
const post = (state: IncidentState, impact: string): Command => ({
  type: "status.post",
  state,
  features: ["start"],
  regions: ["eu-west"],
  impact,
  nextInS: 200,
});

const hypothesis = (question: "started" | "sustains", component: string, mechanism: Mechanism): Command => ({
  type: "hypothesis.add",
  question,
  component,
  mechanism,
});
const link = (id: string, card: string, stance: "for" | "against"): Command => ({
  type: "hypothesis.link",
  hypothesis: id,
  card,
  stance,
});
const settle = (id: string, state: "testing" | "ruled-out" | "confirmed"): Command => ({
  type: "hypothesis.setState",
  hypothesis: id,
  state,
});
const look = (diagnostic: DiagnosticId, target: string): Command => ({ type: "diagnostic.run", diagnostic, target });
const share = (card: string): Command => ({ type: "evidence.share", card });
const state = (name: IncidentState): Command => ({ type: "incident.setState", state: name });

const lines: readonly Line[] = [
  [760, cmd, { type: "incident.declare", severity: "SEV-2" }],
  [790, svc, hypothesis("started", "boot", "change")],
  [800, svc, look("changes", "everything")],
  [820, inv, look("traces", "boot@eu-west")],
  [830, dat, look("store", "store@eu-west")],
  [880, inv, share("p1.1")],
  [900, dat, share("p3.1")],
  [960, inv, post("investigating", "New sessions fail in eu-west; connected users keep writing.")],
  [980, svc, link("H1", "E1", "against")],
  [990, svc, settle("H1", "ruled-out")],
  [1030, dat, hypothesis("started", "cache", "caches and backlog")],
  [1050, dat, look("saturation", "cache@eu-west")],
  [1090, dat, link("H2", "p3.2", "for")],
  [1150, svc, hypothesis("sustains", "boot@eu-west>store@eu-west", "retries and herds")],
  [1160, svc, look("logs", "boot@eu-west")],
  [1200, svc, link("H3", "p2.2", "for")],
  [1205, svc, link("H3", "E1", "for")],
  [1240, dat, act("throttle-boots", "edge@eu-west", 15, "H3")],
  [1300, svc, act("cap-boot-retries", "boot>store", 0, "H3")],
  [1330, svc, settle("H3", "confirmed")],
  [1380, dat, act("pause-failover", "failover:eu-west")],
  [1500, inv, post("mitigating", "We let fewer new sessions in while the store recovers.")],
  [1560, svc, act("pause-rollout", "discovery-agent")],
  [1600, cmd, state("mitigating")],
  [1620, svc, link("H2", "p2.1", "for")],
  [1630, dat, settle("H2", "confirmed")],
  [1700, dat, act("warm-cache", "cache@eu-west", 300)],
  [1780, dat, look("saturation", "store@eu-west")],
  [1900, dat, act("throttle-boots", "edge@eu-west", 40)],
  [2060, inv, post("mitigating", "Starts are coming back in eu-west, in steps.")],
  [2120, dat, act("throttle-boots", "edge@eu-west", 80)],
  [2180, dat, look("saturation", "store@eu-west")],
  [2320, dat, act("throttle-boots", "edge@eu-west", 160)],
  [2480, dat, act("throttle-boots", "edge@eu-west", 400)],
  [2500, cmd, state("monitoring")],
  [2560, inv, post("monitoring", "Starts work again; we keep watching.")],
];

/** Four seats are taken and the round begins; then `said`, in the order of time. */
export function gameOf(said: readonly Line[] = lines): Recording {
  const players = [cmd, inv, svc, dat];
  const opening: readonly Happening[] = [
    ...players.map((member, n): Happening => ({
      kind: "presence",
      member,
      event: { kind: "joined", isHost: n === 0 },
    })),
    ...players.map((by, seat): Happening => ({ kind: "command", by, command: { type: "seat.take", seat } })),
    { kind: "command", by: cmd, command: { type: "host.start" } },
    { kind: "command", by: cmd, command: { type: "host.start" } },
  ];
  const happenings: readonly (readonly [number, Happening])[] = [
    ...opening.map((happening) => [0, happening] as const),
    ...said.map(([atS, by, command]) => [atS * TICKS_PER_SECOND, { kind: "command", by, command }] as const),
  ];
  const entries: readonly Entry[] = happenings.map(([tick, happening], n) => ({
    ...happening,
    seq: n + 1,
    tick,
    clockMs: (tick * 100) / SPEED,
  }));
  return {
    header: {
      scenario,
      seed: "1",
      options: { incident: "COPPER-HERON", size: 4, layer: "standard", speed: SPEED, liveMinutes: LIVE_MINUTES },
    },
    entries,
    endTick: plannedTick,
  };
}
