/**
 * Traces and logs over OTLP/HTTP as JSON: those that somebody of the team has looked at and shared. A look costs a seat
 * its time, so a bridge sends no other; what was sampled, dropped or late in the game is so here too.
 */
import { createHash } from "node:crypto";
import type { CardView, LogDigest, SpanView } from "../../../shared/protocol/index.ts";
import { whenMs } from "../look.ts";
import type { OutletSettings } from "../settings.ts";
import { letter } from "./letter.ts";
import type { Letter, Telling } from "./letter.ts";

const SCOPE = { name: "small-causes" };
const SERVER = 2;
const CLIENT = 3;
const FAILED = 2;
const severities = { info: 9, warn: 13, error: 17 } as const;

export function otlpLetter(
  { url, authorization }: NonNullable<OutletSettings["otlp"]>,
  telling: Telling,
): Letter | null {
  const headers = authorization === undefined ? {} : { authorization };
  const base = url.replace(/\/+$/, "");
  const { news } = telling;
  if (news.kind === "test") return letter(telling, `${base}/v1/logs`, logsOf(telling, [aTest], 0), headers);
  if (news.kind !== "shared") return null;
  const { card } = news;
  if (card.detail.kind === "trace")
    return letter(telling, `${base}/v1/traces`, traceOf(telling, card, card.detail.spans), headers);
  if (card.detail.kind === "logs")
    return letter(telling, `${base}/v1/logs`, logsOf(telling, card.detail.logs, card.tick), headers);
  return null;
}

const aTest: LogDigest = {
  service: "small-causes-test",
  level: "info",
  text: "A test from a drill: nothing is wrong.",
  count: 1,
  firstTick: 0,
};

/** Each span below the last one that is less deep. One that did not arrive is told of by its caller alone. */
function traceOf({ look, nowMs }: Telling, card: CardView, spans: readonly SpanView[]): object {
  const startMs = whenMs(look, card.tick, nowMs);
  const traceId = hex(`${look.tag} ${card.id}`, 32);
  const idOf = (index: number): string => hex(`${traceId} ${index}`, 16);
  return {
    resourceSpans: spans.map(({ name, depth, fromMs, toMs, outcome, isMissing }, index) => {
      const parent = spans.slice(0, index).reduce((last, other, at) => (other.depth < depth ? at : last), -1);
      const caller = isMissing ? spans[parent]?.name : name;
      const span = {
        traceId,
        spanId: idOf(index),
        ...(parent < 0 ? {} : { parentSpanId: idOf(parent) }),
        name,
        kind: isMissing ? CLIENT : SERVER,
        startTimeUnixNano: nano(startMs + fromMs),
        endTimeUnixNano: nano(startMs + toMs),
        attributes: [text("evidence", card.id)],
        status: outcome === "ok" ? {} : { code: FAILED, message: outcome },
      };
      return { resource: resourceOf(caller ?? name), scopeSpans: [{ scope: SCOPE, spans: [span] }] };
    }),
  };
}

function logsOf({ look, nowMs }: Telling, logs: readonly LogDigest[], tick: number): object {
  return {
    resourceLogs: logs.map(({ service, level, text: line, count, firstTick }) => ({
      resource: resourceOf(service),
      scopeLogs: [
        {
          scope: SCOPE,
          logRecords: [
            {
              timeUnixNano: nano(whenMs(look, firstTick, nowMs)),
              observedTimeUnixNano: nano(whenMs(look, tick, nowMs)),
              severityNumber: severities[level],
              severityText: level.toUpperCase(),
              body: { stringValue: line },
              attributes: [{ key: "count", value: { intValue: String(count) } }],
            },
          ],
        },
      ],
    })),
  };
}

/** `store@west` is the service store in the region west. */
function resourceOf(place: string): object {
  const [service = place, region] = place.split("@");
  const where = region === undefined ? [] : [text("cloud.region", region)];
  return { attributes: [text("service.name", service), ...where] };
}

function text(key: string, stringValue: string): object {
  return { key, value: { stringValue } };
}

function nano(ms: number): string {
  return String(BigInt(Math.round(ms * 1000)) * 1000n);
}

function hex(of: string, digits: number): string {
  return createHash("sha256").update(of).digest("hex").slice(0, digits);
}
