/**
 * The telemetry of a game as series: of each node and link what the team's screens show of it at this moment. A reading
 * that has not arrived leaves no series behind, and one that is late says by how much.
 */
import { ticksToSeconds } from "../../../shared/base/index.ts";
import { readImpact, readLink, readNode } from "../../../shared/protocol/index.ts";
import type { LinkReading, LinkView, MapView, NodeReading, NodeView } from "../../../shared/protocol/index.ts";
import type { Look } from "../look.ts";
import type { Family, Sample } from "./exposition.ts";
import type { Totals } from "./totals.ts";

const PREFIX = "small_causes_game";

export function familiesOf(look: Look, totals: Totals): readonly Family[] {
  return [...clock(look), ...users(look, totals), ...nodes(look, totals), ...links(look, totals), ...alerts(look)];
}

function one(name: string, help: string, value: number | null): Family {
  const samples = value === null ? [] : [{ labels: [], value }];
  return { name: `${PREFIX}_${name}`, help, type: name.endsWith("_total") ? "counter" : "gauge", labels: [], samples };
}

function many(name: string, help: string, labels: readonly string[], samples: readonly Sample[]): Family {
  return { name: `${PREFIX}_${name}`, help, type: name.endsWith("_total") ? "counter" : "gauge", labels, samples };
}

function clock({ common: { session }, tick }: Look): readonly Family[] {
  const isRunning = session.phase === "live" && !session.isPaused;
  return [
    one("running", "Whether simulated time goes on: 1 while the round is live and not paused.", isRunning ? 1 : 0),
    one("speed", "Simulated seconds in a real second. Totals are divided by it.", session.speed),
    one("simulated_seconds", "Simulated time since the round began, in seconds.", ticksToSeconds(tick)),
  ];
}

function users({ common }: Look, totals: Totals): readonly Family[] {
  const row = common.metrics.at(-1);
  const impact = row && readImpact(row);
  if (!impact) return [];
  return [
    one("service_level_ratio", "Share of requests that were good, as the game's top bar shows it.", impact.sli),
    one("error_budget_burn_rate", "How fast the error budget is spent, as a multiple of what it allows.", impact.burn),
    one("users", "Users who are there.", impact.usersTotal),
    one("users_affected", "Users for whom things fail or take too long.", impact.usersAffected),
    one(
      "user_seconds_lost_total",
      "Harm: users times the share of their requests that were bad, in simulated user-seconds over the speed.",
      totals.of("userSeconds"),
    ),
    one(
      "user_reading_age_seconds",
      "Age of the readings about users, in simulated seconds.",
      ticksToSeconds(impact.ageTicks),
    ),
    one("alerts_age_seconds", "Simulated seconds since alerts were evaluated.", ticksToSeconds(impact.alertsAgeTicks)),
  ];
}

const nodeLabels = ["node", "service", "region"] as const;

function nodes({ common: { map, metrics } }: Look, totals: Totals): readonly Family[] {
  const row = metrics.at(-1);
  if (!map || !row) return [];
  const places = map.nodes.map((node, index) => ({ node, read: readNode(row, index) }));
  const labelsOf = ({ id, service, region }: NodeView) => [id, service, map.regions[region]?.id ?? ""];
  const read = (name: string, help: string, pick: (reading: NodeReading, node: NodeView) => number): Family =>
    many(
      name,
      help,
      nodeLabels,
      places.flatMap(({ node, read: reading }) =>
        reading ? [{ labels: labelsOf(node), value: pick(reading, node) }] : [],
      ),
    );
  const watched = places.filter(({ node }) => node.isInstrumented);
  return [
    many(
      "node_up",
      "Whether a reading of the node arrives: 0 is no data. Nodes that report nothing by design are not here.",
      nodeLabels,
      watched.map(({ node, read: reading }) => ({ labels: labelsOf(node), value: reading ? 1 : 0 })),
    ),
    read("requests_total", "Requests of the node, over the speed.", (_, { id }) => totals.of(`requests ${id}`)),
    read("errors_total", "Requests of the node that failed, over the speed.", (_, { id }) => totals.of(`errors ${id}`)),
    read("request_duration_p50_seconds", "Median time of a request, in simulated seconds.", (r) => r.p50Ms / 1000),
    read("request_duration_p95_seconds", "95th percentile of it, in simulated seconds.", (r) => r.p95Ms / 1000),
    read("reading_age_seconds", "Age of the node's readings, in simulated seconds.", (r) => ticksToSeconds(r.ageTicks)),
  ];
}

const linkLabels = ["link", "from", "to", "kind"] as const;

/** Those that are on the map: documented, or found by the team. */
function links({ common: { map, metrics } }: Look, totals: Totals): readonly Family[] {
  const row = metrics.at(-1);
  if (!map || !row) return [];
  const places = map.links.map((link, index) => ({ link, read: readLink(row, index) }));
  const labelsOf = (link: LinkView) => [link.id, callerOf(map, link), map.nodes[link.to]?.id ?? "", link.kind];
  const read = (name: string, help: string, pick: (reading: LinkReading, link: LinkView) => number): Family =>
    many(
      name,
      help,
      linkLabels,
      places.flatMap(({ link, read: reading }) =>
        reading ? [{ labels: labelsOf(link), value: pick(reading, link) }] : [],
      ),
    );
  return [
    read("call_attempts_total", "Attempts over the link, over the speed.", (_, { id }) => totals.of(`attempts ${id}`)),
    read("calls_total", "Calls over the link, however often tried.", (_, { id }) => totals.of(`calls ${id}`)),
    read("good_calls_total", "Calls over the link that succeeded.", (_, { id }) => totals.of(`good ${id}`)),
    read("call_error_ratio", "Share of attempts that fail.", ({ errorRatio }) => errorRatio),
    read("call_timeout_ratio", "Share of attempts that time out.", ({ timeoutRatio }) => timeoutRatio),
    read("call_duration_p95_seconds", "95th percentile of an attempt, in simulated seconds.", (r) => r.p95Ms / 1000),
    read("breaker_open", "Whether the link's circuit breaker is open.", ({ isBreakerOpen }) => (isBreakerOpen ? 1 : 0)),
    read("call_reading_age_seconds", "Age of the link's readings, in simulated seconds.", (r) =>
      ticksToSeconds(r.ageTicks),
    ),
  ];
}

function callerOf({ nodes: known }: MapView, { from }: LinkView): string {
  return "node" in from ? (known[from.node]?.id ?? "") : `users:${from.users}`;
}

/** One that has no data says nothing. */
function alerts({ common }: Look): readonly Family[] {
  const told = common.alerts.filter(({ state }) => state !== "no-data");
  return [
    many(
      "alert_firing",
      "Whether one of the game's own alerts fires.",
      ["id", "severity", "metric", "subject"],
      told.map(({ id, severity, metric, subject, state }) => ({
        labels: [id, severity, metric, subject],
        value: state === "firing" ? 1 : 0,
      })),
    ),
  ];
}
