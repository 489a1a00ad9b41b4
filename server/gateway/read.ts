/** From what a browser sent to what it means, or to a refusal that says what was wrong with it. */
import { z } from "zod";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { envelopeSchema, PROTOCOL_VERSION } from "../../shared/protocol/index.ts";
import type { Envelope } from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { isClean } from "../exercise/index.ts";

const handshake = z.object({ protocol: z.number(), token: z.string().min(1).max(100) });

export function readHandshake(auth: unknown): Result<{ readonly token: string }> {
  const parsed = handshake.safeParse(auth);
  if (!parsed.success) return turnDown("join/no-token");
  if (parsed.data.protocol !== PROTOCOL_VERSION) {
    return turnDown("join/other-version");
  }
  return ok(parsed.data);
}

export function readEnvelope(raw: unknown): Result<Envelope> {
  const parsed = envelopeSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue?.path.join(".") ?? "";
    return turnDown("message/malformed", { problem: `${place === "" ? "" : `${place}: `}${issue?.message ?? ""}` });
  }
  if (!texts(parsed.data).every(isClean)) {
    return turnDown("message/not-text");
  }
  return ok(parsed.data);
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}
