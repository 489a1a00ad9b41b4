/** A small world of one's own, as an import gives it: healthy, people at its door, and no story. */
import { must } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { readDocument, readScenario } from "../../server/documents/index.ts";
import { healthyOf } from "../../shared/risk/index.ts";

export interface Setting {
  /** Attempts of `desk` after the first at `rows`. */
  readonly retries: number;
}

export const smallText = ({ retries }: Setting): string => `format: small-causes/scenario@1
id: corner-shop
title: Corner shop
company: { name: Corner shop, sentence: A shop that sells on two floors. }
startUtc: "2026-05-12T10:00:00Z"
players: [1, 4]
minutes: { short: 15, standard: 15 }
difficulty: { diagnosis: 1, pace: 1, noise: 1, coordination: 1 }
slo: { target: 0.99, sentence: 99 of 100 are served. }
learn: Nothing yet.
world:
  services:
    - id: door
      kind: gateway
      owner: TRF
      groups: [{ replicas: 2, slots: 400, serviceMs: 2 }]
      calls: [{ to: desk, timeoutMs: 6000 }]
    - id: desk
      owner: SVC
      groups: [{ replicas: 2, slots: 300, serviceMs: 5 }]
      calls:
        - { to: rows, timeoutMs: 600, retries: { max: ${retries}, backoffMs: 100, jitter: full } }
        - { to: hints, timeoutMs: 300, kind: soft }
    - id: rows
      kind: store
      owner: DAT
      groups: [{ replicas: 4, slots: 4, serviceMs: 50 }]
      queue: { places: 600 }
    - id: hints
      owner: SVC
      groups: [{ replicas: 2, slots: 20, serviceMs: 10 }]
    - id: attic
      owner: DAT
      groups: [{ replicas: 1, slots: 4, serviceMs: 10 }]
  populations:
    - id: people
      users: 18000
      sessionMinutes: 20
      reload: { share: 0.6, afterS: 30 }
      journeys:
        - { class: request, to: door, when: arriving, sloMs: 2000, timeoutMs: 8000 }
        - { class: request, to: door, when: connected, perUserPerMinute: 0.66, sloMs: 2000, timeoutMs: 8000 }
    - id: staff
      journeys: [{ class: request, to: attic, rps: 4 }]
actions:
  - { id: wait, label: Wait, verb: changes.freeze, console: CMD, targets: [changes], leadS: 10, risk: L, about: Nothing begins. }
runbook: []
briefing: { highlights: [], notInstrumented: [] }
policies: {}
truth: [{ role: trigger, component: [door], mechanism: [other], says: Nothing. }]
loudest: { symptom: None., idea: None., right: true }
`;

export function small(setting: Setting = { retries: 3 }): Scenario {
  const document = readDocument(smallText(setting));
  if (!document.ok) throw new Error(must(document.refusal[0], "problem").says);
  const scenario = readScenario(document.value);
  if (!scenario.ok) throw new Error(scenario.refusal.map(({ says }) => says).join("\n"));
  return healthyOf(scenario.value);
}
