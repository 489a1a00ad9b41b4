/** A library for the gallery: cards of every kind, one sheet, one finished dry run, and a file that is refused. */
import { ok } from "../../shared/base/index.ts";
import type { HostSheet, DryRun, ScenarioCard } from "../../shared/protocol/index.ts";
import { no, turnDown } from "../../shared/refusals/index.ts";
import type { LibraryActs } from "../screens/library/index.ts";

const card = (choice: string, name: string, says: string, more: Partial<ScenarioCard> = {}): ScenarioCard => ({
  choice,
  origin: "shipped",
  isMine: false,
  title: null,
  company: { name, sentence: says },
  goals: [
    "Find which automation acts, and on what it acts.",
    "Stop an actor where it stays stopped, before its damage is repaired.",
    "Put capacity back in an order that survives the next run of everything.",
  ],
  players: [1, 8],
  minutes: { short: 10, standard: 14 },
  difficulty: { diagnosis: 2, pace: 3, noise: 2, coordination: 2 },
  regions: 3,
  layers: [1, 1, 2, 2, 1, 1, 4],
  plays: 0,
  ...more,
});

const cards: readonly ScenarioCard[] = [
  card("s12", "Marram", "Marram hosts discussion boards that a quarter of a million people read at a time."),
  card("s04", "Rookery", "Rookery is a work chat; when its clients cannot start, teams fall silent.", {
    difficulty: { diagnosis: 3, pace: 3, noise: 2, coordination: 3 },
    minutes: { short: 12, standard: 16 },
    layers: [1, 1, 2, 2, 1, 5],
    plays: 12,
  }),
  card("k2", "Teasel", "Teasel sells tickets for ferries; without it people stand on the quay.", {
    origin: "own",
    isMine: true,
    title: "A quay too far",
    players: [2, 4],
    plays: 1,
  }),
  card("k3", "Burdock", "Burdock moves parcels for half a continent.", {
    origin: "own",
    difficulty: { diagnosis: 5, pace: 4, noise: 4, coordination: 4 },
  }),
];

const sheet: HostSheet = {
  title: "The helpful watchdog",
  families: ["change", "automation on bad data", "capacity and ceilings"],
  outlives: true,
  truth: ["An enforcer started the autoscalers again, and they read a registry that knew a third of the hosts."],
  loudest: { symptom: "Web servers are all busy.", idea: "There are too few of them, so add some.", right: false },
  learn: "A hand edit is drift to an enforcer; tell it what you want.",
  say: ["You are the people on call.", "There is a migration today.", "Four minutes of theirs are one of yours."],
  stuck: [{ at: "They add servers, and the servers vanish.", ask: "Who else may change the size of this fleet?" }],
  expect: [{ when: "Servers disappear although nobody deployed", does: "Lists the automations that may touch them." }],
  hints: [{ level: 1, text: "How many web servers were there ten minutes ago?" }],
  ways: [
    { kind: "reference", says: "Stop the autoscalers where the enforcer reads it, then put servers back." },
    { kind: "wrong", says: "Whatever is added is surplus again at the next look." },
  ],
  inspiredBy: [{ outage: "reddit-2016", title: "Reddit's outage of 11 August 2016" }],
};

/** A climb that stays, and one that is cut short. */
const lost = (until: number): readonly number[] =>
  Array.from({ length: 337 }, (_, n) => Math.max(0, Math.min(n, until) - 60) * 12_000);

const dryRun: DryRun = {
  state: "done",
  everyTicks: 100,
  horizonTick: 33_600,
  users: Array.from({ length: 337 }, () => 250_000),
  none: { userMinutes: lost(337), wentGlobalTick: 9000, wonTick: null },
  reference: { userMinutes: lost(100), wentGlobalTick: null, wonTick: 12_000 },
};

const busy = no("exercise/busy");

const wrong = {
  line: 41,
  column: 17,
  says: 'world.services[2].calls[0].to: there is no service "rowz"; did you mean "rows"?',
};

const nothing = turnDown("scenario/unknown");

export const libraryActs: LibraryActs = {
  cards: () => Promise.resolve(ok(cards)),
  sheet: () => Promise.resolve(ok(sheet)),
  dryRun: { begin: () => Promise.resolve(ok(dryRun)), look: () => Promise.resolve(ok(dryRun)) },
  risk: {
    begin: () => Promise.resolve(nothing),
    look: () => Promise.resolve(nothing),
    stop: () => Promise.resolve(nothing),
  },
  pace: { begin: () => Promise.resolve(nothing), look: () => Promise.resolve(nothing) },
  text: () => Promise.resolve(ok("id: a-quay-too-far\ntitle: A quay too far\n")),
  importSystem: () => Promise.resolve(turnDown("scenario/unreadable")),
  draft: () =>
    Promise.resolve(ok({ choice: "draft-1", title: "A quay too far", map: { regions: [], nodes: [], links: [] } })),
  schema: () => Promise.resolve(ok({})),
  save: () =>
    Promise.resolve({ ok: false, refusal: { ...no("scenario/faulty", { count: 1, ...wrong }), problems: [wrong] } }),
  remove: () => Promise.resolve(turnDown("scenario/not-yours")),
  host: () => Promise.resolve(busy),
  practise: () => Promise.resolve(busy),
};
