/**
 * How often one address may make the server work. Reading costs little and a classroom shares one address; creating
 * things is limited, and so, in a bucket of its own, is what an author asks for at each pause in typing.
 */
import { no } from "../../shared/refusals/index.ts";
import { rateLimit } from "express-rate-limit";
import type { Request, RequestHandler } from "express";

const authoring = /^\/(drafts$|scenarios(\/|$))/;

export function limitCreations(perMinute: number): RequestHandler {
  return limited(perMinute, (request) => !authoring.test(request.path));
}

export function limitAuthoring(perMinute: number): RequestHandler {
  return limited(perMinute, (request) => authoring.test(request.path));
}

function limited(perMinute: number, counts: (request: Request) => boolean): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    skip: (request) => request.method === "GET" || !counts(request),
    handler: (_request, response) => {
      response.status(429).json(no("http/too-many"));
    },
  });
}
