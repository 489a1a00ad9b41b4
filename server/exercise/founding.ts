/**
 * Founds exercises, and rounds in them: a code, a host's token, one round of one scenario for each team, and the lease.
 * Worlds are made first, so that nothing is stored for a request that cannot be served.
 */
import { nanoid } from "nanoid";
import { assert, ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { PlayOptions, RoundSetup } from "../../shared/play/index.ts";
import { fromNothing } from "../rooms/index.ts";
import type { Start } from "../rooms/index.ts";
import type { Round, Store } from "../storage/index.ts";
import { canonical } from "./canonical.ts";
import { drawCode } from "./code.ts";
import { LEASE_MS } from "./opening.ts";
import type { Opened, OpenedRound, OpeningOptions } from "./opening.ts";
import { newToken } from "./tokens.ts";
import type { WorldStock } from "./worlds.ts";

export interface Founded extends Opened {
  readonly hostToken: string;
  /** The host's member id. */
  readonly host: string;
}

export interface FoundingOptions extends OpeningOptions {
  readonly worlds: WorldStock;
  readonly engineVersion: string;
}

/** What is to be played. Without a seed one is drawn. */
export interface Wanted {
  readonly scenario: Scenario;
  /** What the library calls it; left out where nobody can choose it again. */
  readonly choice?: string | undefined;
  readonly seed: string | undefined;
}

const FORMAT_VERSION = 1;
const FIRST_TEAM = 0;

export async function found(
  options: FoundingOptions,
  { scenario, choice, seed: wanted }: Wanted,
  play: PlayOptions,
  hostName: string | undefined,
): Promise<Result<Founded>> {
  const { store, worlds, owner } = options;
  const drawn = worlds.draw(scenario, wanted);
  if (!drawn.ok) return drawn;
  const setup: RoundSetup = { ...drawn.value, options: play };
  const start = await fromNothing(worlds, setup);
  const token = newToken();
  const code = await claimCode(store, choice);
  const taking = await store.leases.take(code, owner, LEASE_MS);
  assert(taking.taken, `the lease of the new exercise ${code} is free`);
  const { epoch } = taking;
  const place = { exercise: code, team: FIRST_TEAM, number: 1, kind: "incident" } as const;
  const rounds = [await foundRound(options, place, setup, start)];
  const host = nanoid(10);
  const name = hostName ?? null;
  await store.members.add({ id: host, exercise: code, team: FIRST_TEAM, tokenHash: token.hash, name, role: "host" });
  const names = new Map(hostName === undefined ? [] : [[host, hostName] as const]);
  return ok({ code, epoch, choice, rounds, names, bots: new Map(), hostToken: token.secret, host });
}

/** Stores a round that nobody has entered yet. */
export async function foundRound(
  { store, engineVersion }: Pick<FoundingOptions, "store" | "engineVersion">,
  place: Pick<Round, "exercise" | "team" | "number" | "kind">,
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
  await store.rounds.create(round, text);
  return { round, start };
}

async function claimCode({ exercises }: Store, choice: string | undefined): Promise<string> {
  for (;;) {
    const code = drawCode();
    if (await exercises.create({ code, options: { choice } })) return code;
  }
}
