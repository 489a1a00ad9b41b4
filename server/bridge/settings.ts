/**
 * What a host sets: which outlets a bridge has and where they lead. Tokens that others show us are kept as hashes; those
 * that we have to show others are kept as they are, for there is no other way to show them, and never told again.
 */
import { z } from "zod";
import { bridgeOutlets } from "../../shared/protocol/index.ts";
import type { BridgeOutletId } from "../../shared/protocol/index.ts";

export const outletIds = bridgeOutlets;
export type OutletId = BridgeOutletId;

export const tokenIds = ["metrics", "pager"] as const;
export type TokenId = (typeof tokenIds)[number];

const url = z.string().trim().min(1).max(500);
/** What a header can hold. */
const secret = z
  .string()
  .trim()
  .max(500)
  .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/, "letters, digits and signs without line breaks");

const outlets = {
  /** `token`: a bearer token that the receiver wants to see. */
  alertmanager: z.strictObject({ url, token: secret.optional() }),
  pagerduty: z.strictObject({ url: url.default("https://events.pagerduty.com/v2/enqueue"), routingKey: secret }),
  /** Its address is its secret. */
  slack: z.strictObject({ url }),
  /** `url`: of the collector, without /v1/traces; `authorization`: the whole header. */
  otlp: z.strictObject({ url, authorization: secret.optional() }),
} as const satisfies Record<OutletId, z.ZodType>;

/** As it is stored with the exercise. */
export const bridgeSettingsShape = z.object({
  /** The round may go faster than life. */
  acceptsCompression: z.boolean(),
  metricsHash: z.string().nullable(),
  pagerHash: z.string().nullable(),
  /** PagerDuty signs what it sends with it. */
  signingSecret: z.string().nullable(),
  outlets: z.object({
    alertmanager: outlets.alertmanager.nullable(),
    pagerduty: outlets.pagerduty.nullable(),
    slack: outlets.slack.nullable(),
    otlp: outlets.otlp.nullable(),
  }),
});
export type BridgeSettings = Readonly<z.infer<typeof bridgeSettingsShape>>;
export type OutletSettings = BridgeSettings["outlets"];

/** What a host asks for. Whatever is left out stays; null takes an outlet or the secret away. */
export const bridgeChangeSchema = z.strictObject({
  acceptsCompression: z.boolean().optional(),
  signingSecret: secret.nullable().optional(),
  outlets: z
    .strictObject({
      alertmanager: outlets.alertmanager.nullable().optional(),
      pagerduty: outlets.pagerduty.nullable().optional(),
      slack: outlets.slack.nullable().optional(),
      otlp: outlets.otlp.nullable().optional(),
    })
    .optional(),
});
export type BridgeChange = z.infer<typeof bridgeChangeSchema>;

const fresh: BridgeSettings = {
  acceptsCompression: false,
  metricsHash: null,
  pagerHash: null,
  signingSecret: null,
  outlets: { alertmanager: null, pagerduty: null, slack: null, otlp: null },
};

export function changed(settings: BridgeSettings = fresh, change: BridgeChange = {}): BridgeSettings {
  const { outlets: asked = {}, acceptsCompression, signingSecret } = change;
  const { alertmanager, pagerduty, slack, otlp } = settings.outlets;
  return {
    ...settings,
    acceptsCompression: acceptsCompression ?? settings.acceptsCompression,
    signingSecret: signingSecret === undefined ? settings.signingSecret : signingSecret,
    outlets: {
      alertmanager: asked.alertmanager === undefined ? alertmanager : asked.alertmanager,
      pagerduty: asked.pagerduty === undefined ? pagerduty : asked.pagerduty,
      slack: asked.slack === undefined ? slack : asked.slack,
      otlp: asked.otlp === undefined ? otlp : asked.otlp,
    },
  };
}
