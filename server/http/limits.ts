/** How often one address may create things. Reading is not limited: it costs little and a classroom shares one address. */
import { rateLimit } from "express-rate-limit";
import type { RequestHandler } from "express";

export function limitCreations(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    skip: (request) => request.method !== "POST",
    handler: (_request, response) => {
      response.status(429).json({
        code: "http/too-many",
        reason: "Too many requests from this address. Wait a minute, then try again.",
      });
    },
  });
}
