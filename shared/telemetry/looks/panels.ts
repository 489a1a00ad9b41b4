/** Panels of one station: its rate, errors and duration, its saturation, and a store from the inside. */
import type { Message } from "../../protocol/index.ts";
import { latest } from "../history.ts";
import { lines, noData, shown, spark, stationSeen } from "../seen.ts";
import type { Finding, Seen, StationSeen } from "../seen.ts";

export function red(seen: Seen, station: number, target: string): Finding {
  const reading = stationSeen(seen, station);
  if (!reading) return noData(target);
  const { now, usual } = reading;
  const isFailing = now.errorRatio - usual.errorRatio >= 0.01;
  const params = { target, errorRatio: shown(now.errorRatio), p95Ms: shown(now.p95Ms), usualP95Ms: shown(usual.p95Ms) };
  return lines(
    { code: isFailing ? "look.red.errors" : "look.red.duration", params },
    [
      row("rps", now.rps, usual.rps),
      row("errorRatio", now.errorRatio, usual.errorRatio),
      row("p50Ms", now.p50Ms, usual.p50Ms),
      row("p95Ms", now.p95Ms, usual.p95Ms),
    ],
    spark(seen, ({ stations }) => (isFailing ? stations[station]?.errorRatio : stations[station]?.p95Ms)),
  );
}

export function saturation(seen: Seen, station: number, target: string): Finding {
  const reading = stationSeen(seen, station);
  if (!reading) return noData(target);
  const { now, usual } = reading;
  if (now.hitRatio === null) {
    const params = { target, utilization: shown(now.utilization), queue: shown(now.queue) };
    const points = spark(seen, ({ stations }) => stations[station]?.utilization);
    return lines({ code: "look.saturation", params }, [...use(reading), ...ceilings(seen, station)], points);
  }
  return lines(
    { code: "look.hits", params: { target, hitRatio: shown(now.hitRatio), usual: shown(usual.hitRatio) } },
    [row("hitRatio", now.hitRatio, usual.hitRatio), ...use(reading), ...ceilings(seen, station)],
    spark(seen, ({ stations }) => stations[station]?.hitRatio),
  );
}

/** A store from the inside: how busy it is, and which callers the work comes from. */
export function store(seen: Seen, station: number, target: string): Finding {
  const reading = stationSeen(seen, station);
  if (!reading) return noData(target);
  const { topology, knownEdges, history } = seen;
  const attempts = knownEdges
    .filter((edge) => topology.edges[edge]?.to === station)
    .map((edge) => ({ id: topology.edges[edge]?.id ?? "", rps: latest(history)?.edges[edge]?.attemptsRps ?? 0 }))
    .sort((a, b) => b.rps - a.rps);
  const total = attempts.reduce((sum, { rps }) => sum + rps, 0);
  const callers = attempts.slice(0, 5).map(({ id, rps }) => ({
    code: "look.store.caller",
    params: { edge: id, rps: shown(rps), share: shown(total > 0 ? rps / total : 0) },
  }));
  const top = attempts[0];
  const share = top && total > 0 ? top.rps / total : 0;
  return lines(
    {
      code: "look.store",
      params: { target, edge: top?.id ?? "", share: shown(share), queue: shown(reading.now.queue) },
    },
    [...members(seen, station), ...use(reading), ...callers],
    spark(seen, ({ stations }) => stations[station]?.queue),
  );
}

function use({ now, usual }: StationSeen): readonly Message[] {
  return [
    row("utilization", now.utilization, usual.utilization),
    row("queue", now.queue, usual.queue),
    { code: "look.replicas", params: { serving: now.replicasServing, wanted: now.replicasWanted } },
  ];
}

/** What one replica uses of what it has, of each ceiling and group: no chart shows it. */
export function ceilings({ history, topology }: Seen, station: number): readonly Message[] {
  const isMixed = (topology.stations[station]?.service.groups.length ?? 1) > 1;
  return (latest(history)?.ceilings ?? [])
    .filter((ceiling) => ceiling.station === station)
    .map(({ id, group, use: used, limit }) => ({
      code: limit === null ? "look.ceiling.none" : "look.ceiling",
      params: { name: isMixed ? `${group} ${id}` : id, use: shown(used), limit: shown(limit ?? 0) },
    }));
}

/** Who of a quorum takes writes, and what each has of the others': the comparison of their data. */
function members({ history, topology }: Seen, station: number): readonly Message[] {
  const service = topology.stations[station]?.service;
  return (latest(history)?.members ?? [])
    .filter((member) => topology.stations[member.station]?.service === service)
    .map(({ station: own, leads, behindS, diverged }) => ({
      code: diverged >= 1 ? "look.member.split" : leads ? "look.member.leads" : "look.member.follows",
      params: { target: topology.stations[own]?.id ?? "", behindS: shown(behindS), writes: Math.round(diverged) },
    }));
}

function row(metric: string, now: number, usual: number): Message {
  return { code: "look.metric", params: { metric, now: shown(now), usual: shown(usual) } };
}
