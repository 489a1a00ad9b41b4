/**
 * The last two handlers: nothing matched, or something threw. A request from a program is answered in JSON with a
 * code and a reason, a person gets a page. What went wrong inside is logged and never sent.
 */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { z } from "zod";
import type { Refusal } from "../../shared/base/index.ts";
import { no } from "../../shared/refusals/index.ts";
import { StoreAway } from "../storage/index.ts";

export const notFound: RequestHandler = (request, response) => {
  answer(request, response, 404, no("http/not-found"));
};

/** A malformed or oversized body and the like: the sender's to mend. */
const clientFault = z.object({ status: z.number().int().min(400).max(499), message: z.string() });

export function failed(log: (problem: unknown) => void): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (problem: unknown, request, response, _next) => {
    const fault = clientFault.safeParse(problem);
    if (fault.success) {
      answer(request, response, fault.data.status, no("http/bad-request", { problem: fault.data.message }));
      return;
    }
    log(problem);
    if (problem instanceof StoreAway) answer(request, response, 503, no("store/away"));
    else answer(request, response, 500, no("http/internal"));
  };
}

function answer(request: Request, response: Response, status: number, refusal: Refusal): void {
  response.status(status).set("Cache-Control", "no-store");
  if (request.path.startsWith("/api/") || !request.accepts("html")) response.json(refusal);
  else response.type("html").send(page(status, refusal.reason));
}

function page(status: number, reason: string): string {
  const safe = reason.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${status} · Small Causes</title>
<h1>${status}</h1>
<p>${safe}</p>
<p><a href="/">Small Causes</a></p>
</html>
`;
}
