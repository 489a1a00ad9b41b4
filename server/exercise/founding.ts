/**
 * Founds exercises, and rounds in them: a code, a host's token, one round of one scenario for each team, and the lease.
 * Worlds are made first, so that nothing is stored for a request that cannot be served.
 */
import { nanoid } from "nanoid";
import { assert, must, ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { equivalentSeed } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { PlayOptions, RoundSetup } from "../../shared/play/index.ts";
import { fromNothing } from "../rooms/index.ts";
import type { Start } from "../rooms/index.ts";
import type { Round, Store } from "../storage/index.ts";
import { canonical } from "./canonical.ts";
import { drawCode } from "./code.ts";
import type { ExerciseOptions, Opened, OpenedRound, OpeningOptions } from "./opening.ts";
import { newToken } from "./tokens.ts";
import type { Drawn, WorldStock } from "./worlds.ts";

export interface Founded extends Opened {
  readonly hostToken: string;
  /** The host's member id. */
  readonly host: string;
}

export interface FoundingOptions extends OpeningOptions {
  readonly worlds: WorldStock;
}

/** What is to be played. Without a seed one is drawn. */
export interface Wanted {
  readonly scenario: Scenario;
  /** What the library calls it; left out where nobody can choose it again. */
  readonly choice?: string | undefined;
  /** What the team is called, for the history. */
  readonly teamName?: string | undefined;
  readonly seed: string | undefined;
  /** How many teams play it side by side; one when left out. */
  readonly teams?: number | undefined;
}

const FORMAT_VERSION = 1;
const FIRST_TEAM = 0;
/** So many teams have other names than each other; with more, those who share them do not sit together. */
const DISTINCT = 4;

export async function found(
  options: FoundingOptions,
  { scenario, choice, teamName, seed: wanted, teams = 1 }: Wanted,
  play: PlayOptions,
  hostName: string | undefined,
): Promise<Result<Founded>> {
  const { store, worlds, owner, engineVersion } = options;
  const drawn = worlds.draw(scenario, wanted);
  if (!drawn.ok) return drawn;
  const setups = Array.from({ length: teams }, (_, team): RoundSetup => {
    const drawnFor = equivalentDraw(worlds, scenario, drawn.value, team % DISTINCT);
    return { ...drawnFor, options: play };
  });
  const starts = await Promise.all(setups.map((setup) => fromNothing(worlds, setup, engineVersion)));
  const token = newToken();
  const chosen: ExerciseOptions = { choice, comparesTeams: false, teamName };
  const code = await claimCode(store, chosen);
  const taking = await store.leases.take(code, owner);
  assert(taking.taken, `the lease of the new exercise ${code} is free`);
  const { epoch } = taking;
  const rounds: OpenedRound[] = [];
  for (const [team, setup] of setups.entries()) {
    const place = { exercise: code, team, number: 1, kind: "incident" } as const;
    rounds.push(await foundRound(options, place, epoch, setup, must(starts[team], "a start")));
  }
  const host = nanoid(10);
  const name = hostName ?? null;
  await store.members.add({ id: host, exercise: code, team: FIRST_TEAM, tokenHash: token.hash, name, role: "host" });
  const names = new Map(hostName === undefined ? [] : [[host, hostName] as const]);
  return ok({
    code,
    epoch,
    options: chosen,
    rounds,
    names,
    bots: new Map(),
    hostToken: token.secret,
    host,
  });
}

/** The same incident under other names; the very same where those would not be sound. */
function equivalentDraw(worlds: Pick<WorldStock, "draw">, scenario: Scenario, first: Drawn, n: number): Drawn {
  if (n === 0) return first;
  const other = worlds.draw(scenario, equivalentSeed(first.seed, n));
  return other.ok ? other.value : first;
}

/** Stores a round that nobody has entered yet. */
export async function foundRound(
  { store, engineVersion }: Pick<FoundingOptions, "store" | "engineVersion">,
  place: Pick<Round, "exercise" | "team" | "number" | "kind">,
  epoch: number,
  setup: RoundSetup,
  start: Start,
): Promise<OpenedRound> {
  const { text, hash } = canonical(setup.scenario);
  const round: Round = {
    ...place,
    id: nanoid(),
    scenarioHash: hash,
    seed: setup.seed,
    engineVersion,
    formatVersion: FORMAT_VERSION,
    options: { ...setup.options },
    state: "lobby",
  };
  await store.rounds.create(round, epoch, text);
  return { round, start };
}

async function claimCode({ exercises }: Store, options: ExerciseOptions): Promise<string> {
  for (;;) {
    const code = drawCode();
    if (await exercises.create({ code, options })) return code;
  }
}
