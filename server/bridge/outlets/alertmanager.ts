/**
 * Alertmanager's webhook, version 4: what its `webhook_config` sends to any receiver, one alert to a message. A fingerprint
 * is that of Prometheus: FNV-1a over the labels, so that a receiver knows the alert of either source by the same hash.
 */
import type { News } from "../news.ts";
import { whenMs } from "../look.ts";
import type { OutletSettings } from "../settings.ts";
import { letter } from "./letter.ts";
import type { Letter, Telling } from "./letter.ts";
import { detailOf, nameOf, summaryOf } from "./words.ts";

/** How Go writes no time. */
const NEVER = "0001-01-01T00:00:00Z";

type Labels = Readonly<Record<string, string>>;

export function alertmanagerLetter(
  { url, token }: NonNullable<OutletSettings["alertmanager"]>,
  telling: Telling,
): Letter | null {
  const told = toldOf(telling);
  if (!told) return null;
  const { status, labels, annotations, startsAt } = told;
  const groupLabels = { alertname: labels["alertname"] ?? "" };
  const endsAt = status === "resolved" ? new Date(telling.nowMs).toISOString() : NEVER;
  const fingerprint = fingerprintOf(labels);
  const body = {
    version: "4",
    groupKey: `{}:{alertname="${groupLabels.alertname}", fingerprint="${fingerprint}"}`,
    truncatedAlerts: 0,
    status,
    receiver: "small-causes",
    groupLabels,
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: "",
    alerts: [{ status, labels, annotations, startsAt, endsAt, generatorURL: "", fingerprint }],
  };
  return letter(telling, url, body, token === undefined ? {} : { authorization: `Bearer ${token}` });
}

function toldOf({ news, look, nowMs }: Telling) {
  const drill = { source: "small-causes", incident: look.common.session.incident };
  if (news.kind === "test") {
    const labels: Labels = { alertname: "small-causes-test", severity: "none", ...drill };
    const annotations = { summary: "A test from a drill: nothing is wrong." };
    return { status: "firing", labels, annotations, startsAt: new Date(nowMs).toISOString() };
  }
  if (!isOfAlert(news) || news.kind === "acknowledged") return null;
  const { alert, kind } = news;
  const labels: Labels = {
    alertname: nameOf(alert),
    severity: alert.severity,
    subject: alert.subject,
    metric: alert.metric,
    ...drill,
  };
  return {
    status: kind === "fired" ? "firing" : "resolved",
    labels,
    annotations: { summary: summaryOf(alert), description: detailOf(alert) },
    startsAt: new Date(whenMs(look, alert.sinceTick, nowMs)).toISOString(),
  };
}

function isOfAlert(news: News): news is Extract<News, { readonly key: string }> {
  return "key" in news;
}

const OFFSET = 14695981039346656037n;
const PRIME = 1099511628211n;
const SEPARATOR = Uint8Array.of(255);

export function fingerprintOf(labels: Labels): string {
  let hash = OFFSET;
  const add = (bytes: Uint8Array): void => {
    for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  };
  for (const name of Object.keys(labels).sort()) {
    add(Buffer.from(name));
    add(SEPARATOR);
    add(Buffer.from(labels[name] ?? ""));
    add(SEPARATOR);
  }
  return hash.toString(16).padStart(16, "0");
}
