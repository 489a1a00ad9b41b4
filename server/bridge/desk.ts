/** What the host sees of a bridge: what is set, where it leads by name, and what could not be delivered. No secret. */
import type { BridgeDesk, BridgeOutlet } from "../../shared/protocol/index.ts";
import type { Outbox } from "./sending/outbox.ts";
import { outletIds } from "./settings.ts";
import type { BridgeSettings, OutletId } from "./settings.ts";

export type { BridgeDesk };

export function deskOf(settings: BridgeSettings, outboxes: ReadonlyMap<OutletId, Outbox>): BridgeDesk {
  const { acceptsCompression, metricsHash, pagerHash, signingSecret, outlets } = settings;
  return {
    acceptsCompression,
    hasMetricsToken: metricsHash !== null,
    hasPagerToken: pagerHash !== null,
    hasSigningSecret: signingSecret !== null,
    outlets: outletIds.flatMap((id): readonly BridgeOutlet[] => {
      const url = outlets[id]?.url;
      if (url === undefined) return [];
      const { waiting, delivered, restsS, dead } = outboxes.get(id)?.state ?? untouched;
      // Of an address only the host: the rest may be a secret, as Slack's is.
      return [{ id, host: URL.canParse(url) ? new URL(url).host : "", waiting, delivered, restsS, dead }];
    }),
  };
}

const untouched = { waiting: 0, delivered: 0, restsS: null, dead: [] } as const;
