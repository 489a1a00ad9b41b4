/** What each tool is told, in its own format: field by field as its documentation has it. */
import { describe, expect, it } from "vitest";
import { fingerprintOf } from "../../../server/bridge/outlets/alertmanager.ts";
import { letterFor } from "../../../server/bridge/outlets/index.ts";
import { newsBetween } from "../../../server/bridge/news.ts";
import type { News } from "../../../server/bridge/news.ts";
import type { OutletId } from "../../../server/bridge/index.ts";
import type { CardView } from "../../../shared/protocol/index.ts";
import { alert, atSpeed, inPhase, lookAt, rowAt } from "./looks.ts";

const nowMs = Date.parse("2026-11-30T12:00:00Z");
const url = "https://tools.example";
const outlets = {
  alertmanager: { url: `${url}/hook`, token: "t" },
  pagerduty: { url: `${url}/v2/enqueue`, routingKey: "R".repeat(32) },
  slack: { url: `${url}/services/x` },
  otlp: { url: `${url}/`, authorization: "Basic abc" },
};
/** 20 simulated seconds after the alert, at twice life: ten seconds ago. */
const look = lookAt({ metrics: [rowAt(2)], ...atSpeed(2) });

function told(id: OutletId, news: News) {
  const letter = letterFor(id, outlets, { news, look, nowMs });
  if (!letter) return null;
  const body: Record<string, unknown> = JSON.parse(letter.body);
  return { ...letter, body };
}

const key = "small-causes:abc:store-errors:store@west";
const fired: News = { kind: "fired", key, alert: alert() };
const taken: News = { kind: "acknowledged", key, alert: alert({ ackedBy: 1 }) };
const resolved: News = { kind: "resolved", key, alert: alert() };
const ticket: News = { kind: "fired", key, alert: alert({ severity: "ticket" }) };

describe("Alertmanager's webhook, version 4", () => {
  const labels = {
    alertname: "store-errors",
    severity: "page",
    subject: "store@west",
    metric: "errorRatio",
    source: "small-causes",
    incident: "AMBER HERON",
  };

  it("has every field of it", () => {
    const annotations = {
      summary: "store@west: The store refuses",
      description: expect.stringContaining("errorRatio is 0.4, the threshold 0.05; of console DAT"),
    };
    const fingerprint = fingerprintOf(labels);
    const { headers, body } = told("alertmanager", fired) ?? {};
    expect(headers).toEqual({ authorization: "Bearer t" });
    expect(body).toEqual({
      version: "4",
      groupKey: `{}:{alertname="store-errors", fingerprint="${fingerprint}"}`,
      truncatedAlerts: 0,
      status: "firing",
      receiver: "small-causes",
      groupLabels: { alertname: "store-errors" },
      commonLabels: labels,
      commonAnnotations: annotations,
      externalURL: "",
      alerts: [
        {
          status: "firing",
          labels,
          annotations,
          startsAt: "2026-11-30T11:59:50.000Z",
          endsAt: "0001-01-01T00:00:00Z",
          generatorURL: "",
          fingerprint,
        },
      ],
    });
  });

  it("resolves the same alert, tells of tickets too, and of no acknowledgement, which it does not know", () => {
    const end = told("alertmanager", resolved)?.body;
    expect(end).toMatchObject({
      status: "resolved",
      alerts: [{ status: "resolved", labels, endsAt: "2026-11-30T12:00:00.000Z" }],
    });
    expect(told("alertmanager", ticket)?.body).toMatchObject({ commonLabels: { severity: "ticket" } });
    expect(told("alertmanager", taken)).toBeNull();
  });

  it("has Prometheus' fingerprint of no labels, and one that does not hang on their order", () => {
    expect(fingerprintOf({})).toBe("cbf29ce484222325");
    expect(fingerprintOf({ a: "1", b: "2" })).toBe(fingerprintOf({ b: "2", a: "1" }));
    expect(fingerprintOf({ a: "1" })).not.toBe(fingerprintOf({ a: "2" }));
  });
});

describe("PagerDuty's Events API v2", () => {
  it("triggers, acknowledges and resolves under one key", () => {
    expect(told("pagerduty", fired)?.body).toEqual({
      routing_key: "R".repeat(32),
      event_action: "trigger",
      dedup_key: key,
      client: "Small Causes",
      payload: {
        summary: "[drill AMBER HERON] store@west: The store refuses",
        source: "small-causes drill",
        severity: "critical",
        timestamp: "2026-11-30T11:59:50.000Z",
        component: "store@west",
        group: "AMBER HERON",
        class: "store-errors",
        custom_details: { what: expect.any(String) },
      },
    });
    expect(told("pagerduty", taken)?.body).toMatchObject({ event_action: "acknowledge", dedup_key: key });
    expect(told("pagerduty", resolved)?.body).toMatchObject({ event_action: "resolve", dedup_key: key });
  });

  it("wakes nobody for a ticket, and keeps to the lengths that it allows", () => {
    expect(told("pagerduty", ticket)).toBeNull();
    const long: News = { kind: "fired", key: "k".repeat(999), alert: alert({ text: "x".repeat(5000) }) };
    const { dedup_key: shortKey, payload } = told("pagerduty", long)?.body ?? {};
    expect(String(shortKey)).toHaveLength(255);
    expect(payload).toMatchObject({ summary: expect.stringMatching(/^.{1024}$/) });
  });
});

describe("a Slack-compatible webhook", () => {
  it("gets text and blocks of pages, status posts and situation reports", () => {
    expect(told("slack", fired)?.body).toMatchObject({
      text: expect.stringMatching(/^Page: store@west: The store refuses: /),
      blocks: [{ type: "section", text: { type: "mrkdwn" } }, { type: "context" }],
    });
    const post = {
      tick: 0,
      by: 0,
      state: "identified",
      features: ["search"],
      regions: [],
      impact: "Slow",
      isKept: true,
    } as const;
    expect(told("slack", { kind: "posted", post })?.body).toMatchObject({ text: "Status: identified: Slow (search)" });
    expect(told("slack", { kind: "reported", text: "All hands" })?.body).toMatchObject({
      text: "Situation report: All hands",
    });
    for (const news of [ticket, taken]) expect(told("slack", news)).toBeNull();
  });

  it("is called by nobody's words", () => {
    const { body } = told("slack", { kind: "reported", text: "<!channel> & <@U1>" }) ?? {};
    expect(JSON.stringify(body)).not.toMatch(/<[!@]/);
    expect(body).toMatchObject({ text: "Situation report: &lt;!channel&gt; &amp; &lt;@U1&gt;" });
  });
});

describe("OTLP over HTTP", () => {
  const card = (detail: CardView["detail"]): CardView => ({
    id: "E1",
    seat: 1,
    diagnostic: "traces",
    signal: "trace",
    target: "edge@west",
    tick: 200,
    headline: { code: "look.trace", params: {} },
    detail,
    spark: [],
    claim: null,
    sharedTick: 200,
  });
  const span = { ownShare: 0.5, isCritical: true, outcome: "ok" } as const;

  it("gets a shared trace: spans below their callers, times in nanoseconds, what did not arrive told by its caller", () => {
    const spans = [
      { ...span, depth: 0, name: "edge@west", fromMs: 0, toMs: 100 },
      { ...span, depth: 1, name: "app@west", fromMs: 10, toMs: 90, outcome: "error" },
      { ...span, depth: 2, name: "store@west", fromMs: 20, toMs: 80, isMissing: true },
      { ...span, depth: 1, name: "cache@west", fromMs: 90, toMs: 95.5 },
    ] as const;
    const letter = told("otlp", { kind: "shared", card: card({ kind: "trace", spans }) });
    expect(letter?.url).toBe(`${url}/v1/traces`);
    expect(letter?.headers).toEqual({ authorization: "Basic abc" });
    const sent: { readonly resourceSpans: readonly Told[] } = JSON.parse(JSON.stringify(letter?.body));
    const flat = sent.resourceSpans.map(({ resource, scopeSpans: [scope] }) => ({
      ...scope?.spans[0],
      service: resource.attributes[0]?.value.stringValue,
    }));
    const [root, app, store, cache] = flat;
    expect(flat.map(({ service }) => service)).toEqual(["edge", "app", "app", "cache"]);
    expect(new Set(flat.map(({ traceId }) => traceId)).size).toBe(1);
    expect(root?.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(flat.map(({ spanId }) => spanId)).size).toBe(4);
    expect([root, app, store, cache].map((each) => each?.parentSpanId)).toEqual([
      undefined,
      root?.spanId,
      app?.spanId,
      root?.spanId,
    ]);
    expect([root, store].map((each) => each?.kind)).toEqual([2, 3]);
    expect(app?.status).toEqual({ code: 2, message: "error" });
    expect(BigInt(cache?.endTimeUnixNano ?? 0) - BigInt(cache?.startTimeUnixNano ?? 0)).toBe(5_500_000n);
  });

  it("gets shared logs, with their count", () => {
    const logs = [{ service: "store", level: "warn", text: "full", count: 7, firstTick: 0 }] as const;
    const letter = told("otlp", { kind: "shared", card: card({ kind: "logs", logs }) });
    expect(letter?.url).toBe(`${url}/v1/logs`);
    expect(letter?.body).toMatchObject({
      resourceLogs: [
        {
          resource: { attributes: [{ key: "service.name", value: { stringValue: "store" } }] },
          scopeLogs: [
            {
              logRecords: [
                {
                  timeUnixNano: String(BigInt(nowMs - 10_000) * 1_000_000n),
                  severityNumber: 13,
                  body: { stringValue: "full" },
                  attributes: [{ key: "count", value: { intValue: "7" } }],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it("gets nothing else that was found", () => {
    expect(told("otlp", { kind: "shared", card: card({ kind: "lines", lines: [] }) })).toBeNull();
    expect(told("otlp", fired)).toBeNull();
  });
});

interface Told {
  readonly resource: { readonly attributes: readonly { readonly value: { readonly stringValue: string } }[] };
  readonly scopeSpans: readonly {
    readonly spans: readonly {
      readonly traceId: string;
      readonly spanId: string;
      readonly parentSpanId?: string;
      readonly kind: number;
      readonly status: unknown;
      readonly startTimeUnixNano: string;
      readonly endTimeUnixNano: string;
    }[];
  }[];
}

describe("the news", () => {
  const kinds = (before: Parameters<typeof newsBetween>[0], now: Parameters<typeof newsBetween>[1]) =>
    newsBetween(before, now).map((news) => ("alert" in news ? `${news.kind} ${news.alert.id}` : news.kind));
  const withAlerts = (...alerts: ReturnType<typeof alert>[]) => lookAt({ alerts });

  it("tells of firing, taking and resolving once, under one key", () => {
    const [a, b] = [withAlerts(), withAlerts(alert())];
    expect(kinds(a, b)).toEqual(["fired store-errors:store@west"]);
    expect(kinds(b, b)).toEqual([]);
    expect(kinds(b, withAlerts(alert({ ackedBy: 1 })))).toEqual(["acknowledged store-errors:store@west"]);
    expect(kinds(b, withAlerts(alert({ state: "resolved" })))).toEqual(["resolved store-errors:store@west"]);
    expect(kinds(b, a)).toEqual(["resolved store-errors:store@west"]);
    expect(kinds(b, withAlerts(alert({ sinceTick: 900 })))).toEqual(["fired store-errors:store@west"]);
  });

  it("after a restart tells again of what fires and nothing older, under the same keys", () => {
    const now = lookAt({ alerts: [alert({ ackedBy: 2 })], ...inPhase("live") });
    expect(kinds(null, now)).toEqual(["fired store-errors:store@west", "acknowledged store-errors:store@west"]);
    expect(newsBetween(null, now)).toEqual(newsBetween(withAlerts(), now));
  });

  it("resolves what fires when the round is over or another one begins", () => {
    const live = withAlerts(alert());
    expect(kinds(live, lookAt({ alerts: [alert()], ...inPhase("debrief") }))).toEqual([
      "resolved store-errors:store@west",
    ]);
    const next = lookAt({ alerts: [alert()] }, "another");
    expect(newsBetween(live, next).map((news) => "key" in news && `${news.kind} ${news.key}`)).toEqual([
      "resolved small-causes:abc:store-errors:store@west",
      "fired small-causes:another:store-errors:store@west",
    ]);
  });
});
