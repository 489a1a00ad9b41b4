/**
 * Change channels: what carries a payload to the services that use it, stage by stage, each so long after it was sent.
 * Owns `affairs.channels`. A payload that a region has in full has laid its effects there; one that only a share of its
 * replicas has, is felt as that share. A gate looks at the consumers' metrics, as they are reported.
 *
 * Pausing a channel keeps back what it would send by itself; what people push or roll back by hand goes its way. A freeze
 * of changes keeps everything back.
 */
import type { ChannelAffair } from "../affairs.ts";
import { SCRAPE_TICKS } from "../cast.ts";
import { isPaused, look, unread } from "../actors/log.ts";
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { STATION_READINGS } from "../state.ts";
import type { Obstacle } from "../types.ts";
import { layMix, liftEffects } from "./effects.ts";
import { tellFeed } from "./feed.ts";
import { isFrozen } from "./freeze.ts";
import { comingOf, outcomeCauses, wakeOutcome } from "./outcomes.ts";
import type { CastChannel, Effect } from "./plan.ts";

/** Where in a station's readings its error ratio stands. */
const ERRORS = 1;

export function openChannels(channels: readonly CastChannel[]): ChannelAffair[] {
  return channels.map(({ stations }) => ({
    has: stations.map(() => ({ payload: 0, next: 0, share: 0 })),
    last: 0,
    before: 0,
    begun: 0,
    push: null,
    coming: [],
    badSince: null,
    isGuarded: false,
  }));
}

export function turnChannels(round: RoundStep): void {
  for (const { actor, at } of round.cast.crew.channel) {
    const channel = round.cast.channels[at];
    const affair = round.affairs.channels[at];
    if (!isPaused(round, actor) && !isKeptBack(round, actor, channel, affair)) {
      beginDue(round, at, channel, affair);
      sendStages(round, channel, affair);
      if (channel.gate && round.step.tick % SCRAPE_TICKS === 0) guard(round, at, channel, affair);
    }
    arrive(round, channel, affair);
  }
}

/** While changes are frozen: it sends nothing, and its gate takes nothing back. */
function isKeptBack(round: RoundStep, actor: number, channel: CastChannel, affair: ChannelAffair): boolean {
  if (!isFrozen(round)) return false;
  const due = [channel.pushes[affair.begun]?.tick ?? Infinity, affair.push?.nextTick ?? Infinity];
  if (due.some((tick) => tick <= round.tick)) look(round, actor, { ...unread, did: "hold", why: "freeze" });
  return true;
}

/** A push by itself, when it is due; kept back ones follow one at a time. */
function beginDue(round: RoundStep, at: number, channel: CastChannel, affair: ChannelAffair): void {
  const due = channel.pushes[affair.begun];
  if (due === undefined || due.tick > round.tick) return;
  affair.begun++;
  const refused = pushPayload(round, at, due.payload, []) !== null;
  look(round, round.cast.crew.channel[at].actor, { ...unread, did: refused ? "stop" : "push" });
  const { text, by } = due;
  if (text !== null) tellFeed(round, { service: channel.service, kind: channel.kind, text, by });
}

/** Sends a payload on its way. Without parents it is planned, and a root. Returns why it is refused, or null. */
export function pushPayload(
  round: RoundStep,
  at: number,
  payload: number,
  parents: readonly number[],
): Obstacle | null {
  const channel = round.cast.channels[at];
  const affair = round.affairs.channels[at];
  const { id, isInvalid } = channel.payloads[payload];
  const root = parents.length === 0 ? "defect" : null;
  if (channel.validates && isInvalid) {
    happen(round, "change-stopped", channel.id, parents, root, { payload: id, why: "invalid" });
    return { code: "invalid", of: channel.id, says: null };
  }
  const event = happen(round, "change-pushed", channel.id, parents, root, { payload: id });
  setStanding(round, channel.id, "change-pushed", event);
  affair.before = affair.last;
  affair.last = payload;
  affair.push = { payload, stage: 0, nextTick: round.tick, event };
  affair.badSince = null;
  affair.isGuarded = true;
  sendStages(round, channel, affair);
  return null;
}

/** Sends the payload before to everybody at once. Returns why it cannot, or null. */
export function rollBack(round: RoundStep, at: number, parents: readonly number[]): Obstacle | null {
  const channel = round.cast.channels[at];
  const affair = round.affairs.channels[at];
  const { before, last } = affair;
  if (before === last) return { code: "nothing-back", of: channel.id, says: null };
  const { id } = channel.payloads[before];
  const outcome = comingOf(round, round.cast.ofRollBacks[at]);
  if (outcome?.does === "fails") {
    const causes = [...parents, ...outcomeCauses(round, outcome)];
    happen(round, "change-stopped", channel.id, causes, null, { payload: id, why: "failed" });
    return { code: "outcome", of: channel.id, says: outcome.says };
  }
  const event = happen(round, "change-pushed", channel.id, parents, null, { payload: id, back: 1 });
  if (outcome) wakeOutcome(round, outcome, channel.id, event);
  if (outcome?.does === "instead") return null;
  setStanding(round, channel.id, "change-pushed", event);
  affair.last = before;
  affair.before = before;
  affair.push = null;
  affair.isGuarded = false;
  const regions = channel.stations.map((_, region) => region);
  affair.coming.push({ tick: round.tick + channel.delayTicks, regions, share: 1, payload: before, event });
  return null;
}

function sendStages(round: RoundStep, { stages, delayTicks }: CastChannel, affair: ChannelAffair): void {
  for (let { push } = affair; push && push.nextTick <= round.tick; push = affair.push) {
    const { payload, stage, event } = push;
    const { regions, share } = stages[stage];
    affair.coming.push({ tick: round.tick + delayTicks, regions, share, payload, event });
    const nextTick = round.tick + (stages[stage + 1]?.afterTicks ?? 0);
    affair.push = stage + 1 < stages.length ? { ...push, stage: stage + 1, nextTick } : null;
  }
}

function arrive(round: RoundStep, channel: CastChannel, affair: ChannelAffair): void {
  if (affair.coming.length === 0) return;
  const arrived = affair.coming.filter(({ tick }) => tick <= round.tick);
  affair.coming = affair.coming.filter(({ tick }) => tick > round.tick);
  for (const { regions, share, payload, event } of arrived)
    for (const region of regions) land(round, channel, affair, { region, share, payload, event });
}

interface Landing {
  readonly region: number;
  readonly share: number;
  readonly payload: number;
  readonly event: number;
}

function land(round: RoundStep, channel: CastChannel, affair: ChannelAffair, landing: Landing): void {
  const { region, share, payload, event } = landing;
  const had = affair.has[region];
  const { payloads } = channel;
  const owner = `channel:${channel.id}@${region}`;
  const effectsOf = (one: number): readonly Effect[] => payloads[one].effects[region];
  liftEffects(round, owner);
  layMix(round, owner, [
    { effects: effectsOf(had.payload), share: 1 - share },
    { effects: effectsOf(payload), share },
  ]);
  affair.has[region] = share < 1 ? { ...had, next: payload, share } : { payload, next: payload, share: 0 };
  for (const station of channel.stations[region]) {
    const { id } = round.cast.plant.topology.stations[station];
    const landed = happen(round, "change-landed", id, [event], null, { payload: payloads[payload].id, share });
    setStanding(round, id, "change-landed", effectsOf(payload).length > 0 ? landed : null);
  }
}

/** Too many errors at somebody who has the last payload, for long enough: no further stage, or back. */
function guard(round: RoundStep, at: number, { id, gate, stations }: CastChannel, affair: ChannelAffair): void {
  if (!gate || !affair.isGuarded) return;
  const { reading } = round.step.state;
  const touched = stations.flatMap((own, region) => (affair.has[region].next === affair.last ? own : []));
  const worst = touched.reduce((most, station) => Math.max(most, reading[station * STATION_READINGS + ERRORS]), 0);
  affair.badSince = worst > gate.errorRatio ? (affair.badSince ?? round.tick) : null;
  if (affair.badSince === null || round.tick - affair.badSince < gate.forTicks) return;
  affair.isGuarded = false;
  affair.push = null;
  const causes = [
    standing(round, id, "change-pushed"),
    ...touched.map((station) => standing(round, round.cast.plant.topology.stations[station].id, "failing")),
  ].filter((event) => event !== undefined);
  const event = happen(round, "change-stopped", id, causes, null, { why: "errors", errorRatio: worst });
  look(round, round.cast.crew.channel[at].actor, { ...unread, did: "stop" });
  if (gate.rollsBack) rollBack(round, at, [event]);
}
