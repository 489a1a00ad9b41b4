/**
 * Bridges of teams to their own tools: a host sets them up, they are kept with the exercise, and they live as long as it
 * runs here. Others come in by a token of the bridge's own, never by somebody's place, and find it only while the
 * exercise is open: a scraper wakes nobody.
 */
import { nanoid } from "nanoid";
import { ok } from "../../shared/base/index.ts";
import type { Refusal, Result } from "../../shared/base/index.ts";
import type { Acknowledgement, AlertView, BridgeDesk, Command, CommonView } from "../../shared/protocol/index.ts";
import { no, turnDown } from "../../shared/refusals/index.ts";
import { alertWithKey, changed, isSigned, openBridge, outletIds, takenIn } from "../bridge/index.ts";
import type { Bridge, BridgeChange, BridgeSettings, Guard, Look, OutletId, Post, TokenId } from "../bridge/index.ts";
import type { Clock } from "../rooms/index.ts";
import type { Store } from "../storage/index.ts";
import type { HallLog } from "./log.ts";
import type { LiveExercise } from "./live.ts";
import type { Team } from "./team.ts";
import { hashOf, newToken } from "./tokens.ts";

export interface BridgingOptions {
  readonly store: Pick<Store, "exercises">;
  readonly clock: Clock;
  readonly today: () => number;
  readonly log: HallLog;
  /** What bridges may send to, and what carries it there. */
  readonly guard: Guard;
  readonly post: Post;
  /** The exercises that run here. */
  readonly running: () => readonly LiveExercise[];
  /** The exercise, for whoever hosts it. */
  readonly hosted: (code: string, token: string | undefined) => Promise<Result<Hosted>>;
}

export interface Hosted {
  readonly exercise: LiveExercise;
  readonly host: string;
}

/** Whose bridge: the code of the exercise and the number of the team, from 0. */
export interface BridgePlace {
  readonly code: string;
  readonly team: number;
}

export interface Bridges {
  /** For the host's desk; null where none is on. */
  look(place: BridgePlace, token: string | undefined): Promise<Result<BridgeAnswer>>;
  /** Turns it on, or changes it. */
  set(place: BridgePlace, token: string | undefined, change: BridgeChange): Promise<Result<BridgeAnswer>>;
  turnOff(place: BridgePlace, token: string | undefined): Promise<Result<BridgeAnswer>>;
  /** A new token for a door, told this once; what was shown there before is no good any more. */
  newToken(place: BridgePlace, token: string | undefined, door: TokenId): Promise<Result<{ readonly token: string }>>;
  revoke(place: BridgePlace, token: string | undefined, door: TokenId): Promise<Result<BridgeAnswer>>;
  test(place: BridgePlace, token: string | undefined, outlet: OutletId): Promise<Result<BridgeAnswer>>;
  /** For a Prometheus with the token of that door. */
  metrics(place: BridgePlace, token: string | undefined): Result<string>;
  /** Somebody took a page on the pager: by its token, or with PagerDuty's signature. */
  acknowledge(place: BridgePlace, token: string | undefined, key: string): Promise<Acknowledgement>;
  hearPagerDuty(place: BridgePlace, body: Buffer, signature: string | undefined): Promise<Acknowledgement>;
}

export interface BridgeAnswer {
  readonly bridge: BridgeDesk | null;
}

export interface Bridging extends Bridges {
  /** Opens those that an exercise has. */
  opened(exercise: LiveExercise): void;
  /** The exercise is deleted: nobody would resolve what fires outside. */
  removed(code: string): void;
  /** A bridged round goes as fast as life, unless its host has accepted that it does not. */
  refusalFor(team: Team, command: Command): Refusal | null;
  close(): void;
}

export function createBridging(options: BridgingOptions): Bridging {
  const { store, clock, today, log, guard, post, running, hosted } = options;
  const bridges = new Map<Team, Bridge>();

  function open(exercise: LiveExercise, team: Team, settings: BridgeSettings): Bridge {
    const look = (): Look | null => {
      if (!running().includes(exercise)) {
        bridges.delete(team);
        return null;
      }
      return { tag: tagOf(team), tick: team.room.round.tick, common: team.room.common };
    };
    const { code } = exercise;
    const failed = (err: unknown): void =>
      log.error({ code, team: team.number, err }, "a bridge broke; the round goes on");
    const bridge = openBridge({ timers: clock, chance: Math.random, post, today, failed, look }, settings);
    bridges.set(team, bridge);
    return bridge;
  }

  /** The team, for whoever hosts the exercise. */
  async function hostedTeam({ code, team: number }: BridgePlace, token: string | undefined) {
    const found = await hosted(code, token);
    if (!found.ok) return found;
    const team = found.value.exercise.teams[number];
    return team ? ok({ ...found.value, team }) : turnDown("exercise/no-team");
  }

  /** A bridge that is on, for whoever hosts the exercise. */
  async function hostedBridge(place: BridgePlace, token: string | undefined) {
    const found = await hostedTeam(place, token);
    if (!found.ok) return found;
    const bridge = bridges.get(found.value.team);
    return bridge ? ok({ ...found.value, bridge }) : turnDown("bridge/off");
  }

  /** For whoever comes from outside; nobody learns by asking which codes exist. */
  function known({ code, team: number }: BridgePlace): { readonly team: Team; readonly bridge: Bridge } | undefined {
    const team = running().find((exercise) => exercise.code === code)?.teams[number];
    const bridge = team && bridges.get(team);
    return team && bridge && { team, bridge };
  }

  async function keep(exercise: LiveExercise, team: Team, settings: BridgeSettings | null): Promise<void> {
    const { [team.number]: _before, ...others } = exercise.options.bridges ?? {};
    const kept = settings === null ? others : { ...others, [team.number]: settings };
    exercise.options = { ...exercise.options, bridges: kept };
    await store.exercises.setOptions(exercise.code, exercise.options);
  }

  async function setTo(
    { exercise, team }: Hosted & { readonly team: Team },
    settings: BridgeSettings,
  ): Promise<Bridge> {
    await keep(exercise, team, settings);
    const bridge = bridges.get(team);
    bridge?.change(settings);
    return bridge ?? open(exercise, team, settings);
  }

  async function acknowledgeAs(team: Team, key: string): Promise<Acknowledgement> {
    const { common } = team.room;
    const alert = alertWithKey({ tag: tagOf(team), tick: team.room.round.tick, common }, key);
    if (!alert) return turnDown("bridge/no-alert");
    const by = onCall(common, alert);
    if (by === null) return turnDown("bridge/nobody");
    return team.room.submit(by, { id: nanoid(), command: { type: "alert.ack", alert: alert.id } });
  }

  return {
    opened(exercise) {
      for (const team of exercise.teams) {
        const settings = exercise.options.bridges?.[team.number];
        if (settings) open(exercise, team, settings);
      }
    },

    removed(code) {
      for (const team of running().find((exercise) => exercise.code === code)?.teams ?? []) {
        bridges.get(team)?.retire();
        bridges.delete(team);
      }
    },

    refusalFor(team, command) {
      const speed = command.type === "clock.speed" || command.type === "host.configure" ? command.speed : undefined;
      if (speed === undefined || speed === 1) return null;
      return bridges.get(team)?.settings.acceptsCompression === false ? no("bridge/as-life") : null;
    },

    async look(place, token) {
      const found = await hostedTeam(place, token);
      return found.ok ? ok({ bridge: bridges.get(found.value.team)?.desk() ?? null }) : found;
    },

    async set(place, token, change) {
      const found = await hostedTeam(place, token);
      if (!found.ok) return found;
      for (const id of outletIds) {
        const url = change.outlets?.[id]?.url;
        const way = url === undefined ? ok(null) : guard.wayTo(url);
        if (!way.ok) return way;
      }
      const { team, host } = found.value;
      const settings = changed(bridges.get(team)?.settings, change);
      if (!settings.acceptsCompression) {
        const slowed = await slowDown(team, host);
        if (!slowed.ok) return slowed;
      }
      return ok({ bridge: (await setTo(found.value, settings)).desk() });
    },

    async turnOff(place, token) {
      const found = await hostedBridge(place, token);
      if (!found.ok) return found;
      const { exercise, team, bridge } = found.value;
      await keep(exercise, team, null);
      bridges.delete(team);
      bridge.retire();
      return ok({ bridge: null });
    },

    async newToken(place, token, door) {
      const found = await hostedBridge(place, token);
      if (!found.ok) return found;
      const { secret, hash } = newToken();
      await setTo(found.value, withHash(found.value.bridge.settings, door, hash));
      return ok({ token: secret });
    },

    async revoke(place, token, door) {
      const found = await hostedBridge(place, token);
      if (!found.ok) return found;
      return ok({ bridge: (await setTo(found.value, withHash(found.value.bridge.settings, door, null))).desk() });
    },

    async test(place, token, outlet) {
      const found = await hostedBridge(place, token);
      if (!found.ok) return found;
      const { bridge } = found.value;
      return bridge.test(outlet) ? ok({ bridge: bridge.desk() }) : turnDown("bridge/no-outlet");
    },

    metrics(place, token) {
      const found = known(place);
      return found?.bridge.opensTo("metrics", token) ? ok(found.bridge.metrics()) : stranger;
    },

    async acknowledge(place, token, key) {
      const found = known(place);
      return found?.bridge.opensTo("pager", token) ? acknowledgeAs(found.team, key) : stranger;
    },

    async hearPagerDuty(place, body, signature) {
      const found = known(place);
      if (!found || !isSigned(body, signature, found.bridge.settings.signingSecret)) return stranger;
      const key = takenIn(body);
      if (!key.ok) return key;
      if (key.value === null) return { ok: true };
      const done = await acknowledgeAs(found.team, key.value);
      // PagerDuty also tells of what this bridge has just told it: a page that was taken here comes back.
      return !done.ok && done.refusal.code === "alert/already-acked" ? { ok: true } : done;
    },

    close() {
      for (const bridge of bridges.values()) bridge.close();
      bridges.clear();
    },
  };
}

const stranger = turnDown("bridge/token");

/** Tells rounds apart outside, where a round's own id is nobody's business. */
function tagOf({ round }: Team): string {
  return hashOf(round.id).slice(0, 12);
}

function withHash(settings: BridgeSettings, door: TokenId, hash: string | null): BridgeSettings {
  return door === "metrics" ? { ...settings, metricsHash: hash } : { ...settings, pagerHash: hash };
}

/** Whose phone rings: who has the console that owns the place, or else command. */
function onCall({ seats }: CommonView, { owner }: AlertView): string | null {
  const holderOf = (console: AlertView["owner"]) =>
    seats.find(
      ({ consoles, member, state }) => member !== null && state === "here" && consoles.some((c) => c === console),
    );
  return (holderOf(owner) ?? holderOf("CMD"))?.member ?? null;
}

/** To the speed of life, by the host, as the round's own rules have it. */
async function slowDown(team: Team, host: string): Promise<Acknowledgement> {
  const { phase, kind, speed } = team.room.common.session;
  if (kind === "warm-up" || phase === "debrief" || phase === "closed") return turnDown("bridge/not-now");
  if (speed === 1) return { ok: true };
  const joined = await team.room.join(host, true);
  if (!joined.ok) return joined;
  const type = phase === "lobby" ? "host.configure" : "clock.speed";
  return team.room.submit(host, { id: nanoid(), command: { type, speed: 1 } });
}
