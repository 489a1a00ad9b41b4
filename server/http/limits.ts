/**
 * How often one address may make the server work. Reading costs little; creating things is limited. In buckets of their
 * own are joining, as a whole company of teams may share one address and come in the same minute, and what an author
 * asks for at each pause in typing.
 */
import { no } from "../../shared/refusals/index.ts";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import type { Request, RequestHandler } from "express";
import type { CallerOf } from "./caller.ts";

/** How often a minute one address may. */
export interface PerMinute {
  /** Sessions, recordings that are opened, and whatever else is neither of the others. */
  readonly creating: number;
  readonly joining: number;
  readonly authoring: number;
}

const joining = /^\/exercises\/[^/]+\/members$/;
const authoring = /^\/(drafts$|scenarios(\/|$))/;

export function limitRates(perMinute: PerMinute, callerOf: CallerOf): readonly RequestHandler[] {
  return [
    limited(perMinute.joining, callerOf, ({ path }) => joining.test(path)),
    limited(perMinute.authoring, callerOf, ({ path }) => authoring.test(path)),
    limited(perMinute.creating, callerOf, ({ path }) => !joining.test(path) && !authoring.test(path)),
  ];
}

function limited(limit: number, callerOf: CallerOf, counts: (request: Request) => boolean): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    keyGenerator: (request) => ipKeyGenerator(callerOf(request)),
    standardHeaders: "draft-8",
    legacyHeaders: false,
    skip: (request) => request.method === "GET" || !counts(request),
    handler: (_request, response) => {
      response.status(429).json(no("http/too-many"));
    },
  });
}
