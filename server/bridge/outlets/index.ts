/** Outlets: how each tool wants to be told. Null: this is no news to it, or it is not set. */
import type { OutletId, OutletSettings } from "../settings.ts";
import { alertmanagerLetter } from "./alertmanager.ts";
import type { Letter, Telling } from "./letter.ts";
import { otlpLetter } from "./otlp.ts";
import { pagerdutyLetter } from "./pagerduty.ts";
import { slackLetter } from "./slack.ts";

export type { Letter } from "./letter.ts";

export function letterFor(id: OutletId, outlets: OutletSettings, telling: Telling): Letter | null {
  switch (id) {
    case "alertmanager":
      return outlets.alertmanager && alertmanagerLetter(outlets.alertmanager, telling);
    case "pagerduty":
      return outlets.pagerduty && pagerdutyLetter(outlets.pagerduty, telling);
    case "slack":
      return outlets.slack && slackLetter(outlets.slack, telling);
    case "otlp":
      return outlets.otlp && otlpLetter(outlets.otlp, telling);
  }
}
