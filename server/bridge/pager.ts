/**
 * What a pager sends when somebody has taken a page: PagerDuty's webhook, version 3, which signs its bytes. It says which
 * page by the key under which this bridge triggered it.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";

const eventShape = z.object({
  event: z.object({ event_type: z.string(), data: z.object({ incident_key: z.string().nullish() }).nullish() }),
});

/** Several signatures stand side by side while a secret is changed. */
export function isSigned(body: Buffer, header: string | undefined, secret: string | null): boolean {
  if (secret === null || header === undefined) return false;
  const wanted = createHmac("sha256", secret).update(body).digest();
  return header.split(",").some((part) => {
    const [version, signature = ""] = part.trim().split("=");
    const shown = Buffer.from(signature, "hex");
    return version === "v1" && shown.length === wanted.length && timingSafeEqual(shown, wanted);
  });
}

/** The key of the page that was taken; null for whatever else PagerDuty tells. */
export function takenIn(body: Buffer): Result<string | null> {
  const parsed = eventShape.safeParse(parse(body.toString("utf8")));
  if (!parsed.success) return turnDown("bridge/no-event");
  const { event_type: type, data } = parsed.data.event;
  return ok(type === "incident.acknowledged" ? (data?.incident_key ?? null) : null);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
