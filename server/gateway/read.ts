/** From what a browser sent to what it means, or to a refusal that says what was wrong with it. */
import { z } from "zod";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { envelopeSchema, PROTOCOL_VERSION } from "../../shared/protocol/index.ts";
import type { Envelope } from "../../shared/protocol/index.ts";
import { isClean } from "../exercise/index.ts";

const handshake = z.object({ protocol: z.number(), token: z.string().min(1).max(100) });

export function readHandshake(auth: unknown): Result<{ readonly token: string }> {
  const parsed = handshake.safeParse(auth);
  if (!parsed.success) return refuse("join/no-token", "Join with a code first.");
  if (parsed.data.protocol !== PROTOCOL_VERSION) {
    return refuse("join/other-version", "This page is from another version of the server. Reload it.");
  }
  return ok(parsed.data);
}

export function readEnvelope(raw: unknown): Result<Envelope> {
  const parsed = envelopeSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue?.path.join(".") ?? "";
    return refuse(
      "message/malformed",
      `The message cannot be used: ${place === "" ? "" : `${place}: `}${issue?.message ?? ""}.`,
    );
  }
  if (!texts(parsed.data).every(isClean)) {
    return refuse("message/not-text", "The message contains characters that are not text.");
  }
  return ok(parsed.data);
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}
