/** The observation handed out at the door: the last scrape as plain values. See `Observation` for what it means. */
import { isPaused, toldTo } from "../actors/log.ts";
import { shareBegun } from "../actors/rollouts.ts";
import { SCRAPE_TICKS } from "../cast.ts";
import type { RoundStep } from "../roundStep.ts";
import { EDGE_READINGS, MEMBER_READINGS, STATION_READINGS } from "../state.ts";
import type { Step } from "../step.ts";
import type { AutomationReading, EdgeReading, Observation, StationReading, TraceReading } from "../types.ts";
import { alertsAge } from "./alerts.ts";
import { isDark, signalAt } from "./delivery.ts";
import { wantedUsers } from "./harm.ts";
import { logOf } from "./logs.ts";
import { serviceLevel } from "./telemetry.ts";

/** Scrapes in the five simulated minutes of the service level. */
const LEVEL_SCRAPES = 30;
const PROMPT: TraceReading = { ageTicks: 0, keptRatio: 1 };

export function observationOf(round: RoundStep): Observation {
  const { step, cast, affairs } = round;
  const { state, plant } = step;
  const { topology } = plant;
  const users = signalAt(plant, "users", 0);
  const usersAge = state.signalAge[users];
  const sli = isDark(round, users) ? null : serviceLevel(step, LEVEL_SCRAPES, usersAge);
  // Between scrapes the number of users follows the hour; what is late or stands still does not.
  const ofPeople = (population: number, column: number, now: number): number =>
    usersAge > 0 ? state.seenPeople[population * 2 + column] : now;
  const affected = topology.world.populations.map((_, population) =>
    ofPeople(population, 0, state.affected[population]),
  );
  const wanted = topology.world.populations.map((_, population) =>
    ofPeople(population, 1, wantedUsers(round, population)),
  );
  const regions = topology.world.regions.map(({ id }) => {
    const members = topology.world.populations.flatMap((spec, index) =>
      spec.region === id || spec.region === undefined ? [index] : [],
    );
    const users = members.reduce((sum, index) => sum + wanted[index], 0);
    const suffering = members.reduce((sum, index) => sum + affected[index], 0);
    return { affectedRatio: users > 0 ? suffering / users : 0, users };
  });
  return {
    tick: round.tick,
    scrapeTick: round.tick - (((round.tick % SCRAPE_TICKS) + SCRAPE_TICKS) % SCRAPE_TICKS),
    scrape: state.scrape[0],
    stations: topology.stations.map(({ service }, station) =>
      service.instrumented && !isDark(round, station) ? stationReading(round, station) : null,
    ),
    ceilings: plant.ceilings.flatMap(({ pool, spec }, c) => {
      const { station, group } = plant.pools[pool];
      const isSeen = topology.stations[station].service.instrumented && !isDark(round, station);
      const [use = 0, limit = Infinity] = state.readingCeiling.subarray(c * 2);
      if (!isSeen) return [];
      return [
        { station, group: group.id, id: spec.id, use, limit: limit === Infinity ? null : limit, share: use / limit },
      ];
    }),
    members: plant.quorums.flatMap(({ members }) =>
      members.flatMap((station) => {
        if (!topology.stations[station].service.instrumented || isDark(round, station)) return [];
        const [accepts = 0, behindS = 0, diverged = 0] = state.readingMember.subarray(station * MEMBER_READINGS);
        return [{ station, leads: accepts === 1, behindS, diverged }];
      }),
    ),
    edges: topology.edges.map((_, edge) => edgeReading(round, edge)),
    alerts: affairs.alerts,
    alertsAgeTicks: alertsAge(step) * SCRAPE_TICKS,
    usersAgeTicks: usersAge * SCRAPE_TICKS,
    sli,
    burn: sli === null ? null : (1 - sli) / (1 - cast.scenario.slo.target),
    regions,
    usersAffected: affected.reduce((sum, users) => sum + users, 0),
    usersTotal: wanted.reduce((sum, users) => sum + users, 0),
    userMinutesLost: usersAge > 0 ? (state.seenPeople.at(-1) ?? 0) : state.userMinutes[0],
    feed: affairs.feed,
    logs: cast.scenario.logs.map((_, rule) => logOf(round, rule)),
    traces: topology.stations.map((_, station) => tracesOf(step, station)),
    automations: topology.automations.map((_, actor) => automationReading(round, actor)),
    decisions: affairs.decisions,
  };
}

function automationReading(round: RoundStep, actor: number): AutomationReading {
  const { cast, affairs, step } = round;
  const { id, kind, at } = cast.plant.topology.automations[actor];
  return {
    id,
    paused: isPaused(round, actor),
    override: toldTo(round, actor),
    share:
      kind === "failover"
        ? step.state.failoverShare[actor]
        : kind === "roll-out"
          ? shareBegun(cast.rollouts[at], affairs.rollouts[at])
          : 0,
    look: affairs.looks[actor],
  };
}

function tracesOf({ plant, state }: Step, station: number): TraceReading | null {
  const signal = signalAt(plant, "traces", station);
  if (!plant.canBeLate) return PROMPT;
  if (state.signalDark[signal] === 1) return null;
  return { ageTicks: state.signalAge[signal] * SCRAPE_TICKS, keptRatio: state.signalKept[signal] };
}

function stationReading({ step }: RoundStep, station: number): StationReading {
  const at = station * STATION_READINGS;
  const [rps = 0, errorRatio = 0, p50Ms = 0, p95Ms = 0, utilization = 0, queue = 0, serving = 0, wanted = 0, hit = -1] =
    step.state.reading.subarray(at, at + STATION_READINGS);
  return {
    ageTicks: step.state.signalAge[station] * SCRAPE_TICKS,
    rps,
    errorRatio,
    p50Ms,
    p95Ms,
    utilization,
    queue,
    replicasServing: serving,
    replicasWanted: wanted,
    hitRatio: hit < 0 ? null : hit,
  };
}

/** A call is measured by its caller, so it is as dark as its caller. */
function edgeReading(round: RoundStep, edge: number): EdgeReading | null {
  const { step } = round;
  const { edges, calls } = step.plant.topology;
  const { from } = calls[edges[edge].call];
  const signal = "station" in from ? from.station : signalAt(step.plant, "users", 0);
  if (isDark(round, signal)) return null;
  const at = edge * EDGE_READINGS;
  const [attemptsRps = 0, callsRps = 0, goodRps = 0, errorRatio = 0, timeoutRatio = 0, p95Ms = 0, open = 0] =
    step.state.readingEdge.subarray(at, at + EDGE_READINGS);
  const { plant, state } = step;
  const timeoutMs = state.timeoutMs[plant.edges[plant.edgesOf[edge][0]].client];
  return {
    ageTicks: state.signalAge[signal] * SCRAPE_TICKS,
    attemptsRps,
    callsRps,
    goodRps,
    errorRatio,
    timeoutRatio,
    p95Ms,
    breakerOpen: open === 1,
    timeoutMs: timeoutMs === Infinity ? null : timeoutMs,
  };
}
