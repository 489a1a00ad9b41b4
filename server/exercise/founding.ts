/**
 * Founds an exercise: a code, a host's token, one round of one scenario, and the lease. The world is made first, so
 * that nothing is stored for a request that cannot be served.
 */
import { nanoid } from "nanoid";
import { assert, must, ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { PlayOptions, RoundSetup } from "../../shared/play/index.ts";
import { fromNothing } from "../rooms/index.ts";
import type { Round } from "../storage/index.ts";
import { canonical } from "./canonical.ts";
import { drawCode } from "./code.ts";
import { LEASE_MS } from "./opening.ts";
import type { Opened, OpeningOptions } from "./opening.ts";
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
  readonly seed: string | undefined;
}

const FORMAT_VERSION = 1;
const TEAM = 0;

export async function found(
  { store, worlds, owner, engineVersion }: FoundingOptions,
  { scenario, seed: wanted }: Wanted,
  options: PlayOptions,
  hostName: string | undefined,
): Promise<Result<Founded>> {
  const drawn = worlds.draw(scenario, wanted);
  if (!drawn.ok) return drawn;
  const setup: RoundSetup = { ...drawn.value, options };
  const start = await fromNothing(worlds, setup);
  const token = newToken();
  const { text, hash } = canonical(setup.scenario);
  const code = await claimCode(store, token.hash, options);
  const taking = await store.leases.take(code, owner, LEASE_MS);
  assert(taking.taken, `the lease of the new exercise ${code} is free`);
  const round: Round = {
    id: nanoid(),
    exercise: code,
    team: TEAM,
    scenarioHash: hash,
    seed: setup.seed,
    engineVersion,
    formatVersion: FORMAT_VERSION,
    state: "lobby",
  };
  await store.rounds.create(round, text);
  const host = nanoid(10);
  const name = hostName ?? null;
  await store.members.add({ id: host, exercise: code, team: TEAM, tokenHash: token.hash, name, isScreen: false });
  const names = new Map(hostName === undefined ? [] : [[host, hostName] as const]);
  const exercise = must(await store.exercises.find(code), `exercise ${code}`);
  return ok({ exercise, round, epoch: taking.epoch, start, names, hostToken: token.secret, host });
}

async function claimCode(store: OpeningOptions["store"], hostTokenHash: string, options: PlayOptions): Promise<string> {
  for (;;) {
    const code = drawCode();
    if (await store.exercises.create({ code, hostTokenHash, options: { ...options } })) return code;
  }
}
