/** PagerDuty's Events API v2: pages alone, which trigger, are acknowledged and resolve under one key. */
import { whenMs } from "../look.ts";
import type { OutletSettings } from "../settings.ts";
import { letter } from "./letter.ts";
import type { Letter, Telling } from "./letter.ts";
import { detailOf, nameOf, summaryOf } from "./words.ts";

const SOURCE = "small-causes drill";
const LONGEST_SUMMARY = 1024;
const LONGEST_KEY = 255;

export function pagerdutyLetter(
  { url, routingKey }: NonNullable<OutletSettings["pagerduty"]>,
  telling: Telling,
): Letter | null {
  const { news, look, nowMs } = telling;
  const event = { routing_key: routingKey, client: "Small Causes" };
  if (news.kind === "test") {
    const summary = "A test from a drill: nothing is wrong. Resolve it by hand.";
    const payload = { summary, source: SOURCE, severity: "info" };
    return letter(telling, url, { ...event, event_action: "trigger", dedup_key: "small-causes:test", payload });
  }
  if (!("key" in news) || news.alert.severity !== "page") return null;
  const { alert, key } = news;
  const keyed = { ...event, dedup_key: key.slice(0, LONGEST_KEY) };
  if (news.kind !== "fired") {
    return letter(telling, url, { ...keyed, event_action: news.kind === "resolved" ? "resolve" : "acknowledge" });
  }
  const { incident } = look.common.session;
  const payload = {
    summary: `[drill ${incident}] ${summaryOf(alert)}`.slice(0, LONGEST_SUMMARY),
    source: SOURCE,
    severity: "critical",
    timestamp: new Date(whenMs(look, alert.sinceTick, nowMs)).toISOString(),
    component: alert.subject,
    group: incident,
    class: nameOf(alert),
    custom_details: { what: detailOf(alert) },
  };
  return letter(telling, url, { ...keyed, event_action: "trigger", payload });
}
