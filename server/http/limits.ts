/**
 * How often one address may make the server work. Reading costs little and a classroom shares one address; creating
 * things is limited, and so, in a bucket of its own, is what an author asks for at each pause in typing.
 */
import { no } from "../../shared/refusals/index.ts";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import type { Request, RequestHandler } from "express";
import type { CallerOf } from "./caller.ts";

const authoring = /^\/(drafts$|scenarios(\/|$))/;

export function limitCreations(perMinute: number, callerOf: CallerOf): RequestHandler {
  return limited(perMinute, callerOf, (request) => !authoring.test(request.path));
}

export function limitAuthoring(perMinute: number, callerOf: CallerOf): RequestHandler {
  return limited(perMinute, callerOf, (request) => authoring.test(request.path));
}

function limited(perMinute: number, callerOf: CallerOf, counts: (request: Request) => boolean): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    keyGenerator: (request) => ipKeyGenerator(callerOf(request)),
    standardHeaders: "draft-8",
    legacyHeaders: false,
    skip: (request) => request.method === "GET" || !counts(request),
    handler: (_request, response) => {
      response.status(429).json(no("http/too-many"));
    },
  });
}
