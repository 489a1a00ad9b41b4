/**
 * Bridges over HTTP: the host's desk sets them up with the host's token; a Prometheus scrapes and a pager acknowledges with
 * a token of the bridge's own. All of it stands under the exercise's address, so that any node finds who runs it.
 */
import express from "express";
import type { Request, Response, Router } from "express";
import { z } from "zod";
import { ok } from "../../shared/base/index.ts";
import type { Acknowledgement } from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { bridgeChangeSchema, outletIds, tokenIds } from "../bridge/index.ts";
import type { BridgePlace, Hall } from "../exercise/index.ts";
import { readCode } from "../exercise/index.ts";
import { answer, bearer } from "./api.ts";

type Doors = Pick<Hall, "bridges">;
type Asked = Request<{ readonly code: string; readonly team: string }>;

const at = "/exercises/:code/teams/:team/bridge";
const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
const formShape = z.object({ alert: z.string().max(300) });
/** What PagerDuty tells of an incident is some kilobytes. */
const NOTICE_LIMIT = "64kb";

export function bridgeRoutes({ bridges }: Doors): (router: Router) => void {
  return (router) => {
    router.get(`${at}/metrics`, (request: Asked, response) => {
      const text = bridges.metrics(placeIn(request), bearer(request));
      if (!text.ok) return answer(response, 200, text);
      response.set({ "Cache-Control": "no-store", "Content-Type": METRICS_TYPE }).send(text.value);
      return undefined;
    });
    router.get(at, (request: Asked, response) =>
      answer(response, 200, bridges.look(placeIn(request), bearer(request))),
    );
    router.put(at, (request: Asked, response) => {
      const change = bridgeChangeSchema.safeParse(request.body ?? {});
      if (!change.success) {
        const [first] = change.error.issues;
        const problems = `${first?.path.join(".") ?? ""}: ${first?.message ?? ""}`;
        return answer(response, 200, turnDown("request/invalid", { problems }));
      }
      return answer(response, 200, bridges.set(placeIn(request), bearer(request), change.data));
    });
    router.delete(at, (request: Asked, response) =>
      answer(response, 200, bridges.turnOff(placeIn(request), bearer(request))),
    );
    for (const door of tokenIds) {
      router.post(`${at}/tokens/${door}`, (request: Asked, response) =>
        answer(response, 201, bridges.newToken(placeIn(request), bearer(request), door)),
      );
      router.delete(`${at}/tokens/${door}`, (request: Asked, response) =>
        answer(response, 200, bridges.revoke(placeIn(request), bearer(request), door)),
      );
    }
    for (const outlet of outletIds) {
      router.post(`${at}/tests/${outlet}`, (request: Asked, response) =>
        answer(response, 202, bridges.test(placeIn(request), bearer(request), outlet)),
      );
    }
  };
}

/** What a pager sends: a form or PagerDuty's own bytes, of which the signature is one. */
export function pagerRoutes({ bridges }: Doors): (router: Router) => void {
  const form = express.urlencoded({ extended: false, limit: NOTICE_LIMIT, inflate: false });
  const bytes = express.raw({ type: () => true, limit: NOTICE_LIMIT, inflate: false });
  return (router) => {
    router.post(`${at}/acknowledgements`, form, (request: Asked, response) => {
      const said = formShape.safeParse(request.body);
      if (!said.success) return reply(response, turnDown("request/invalid", { problems: "alert: missing" }));
      return reply(response, bridges.acknowledge(placeIn(request), bearer(request), said.data.alert));
    });
    router.post(`${at}/pagerduty`, bytes, (request: Asked, response) => {
      const body: unknown = request.body;
      const signature = request.get("x-pagerduty-signature");
      const read = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      return reply(response, bridges.hearPagerDuty(placeIn(request), read, signature));
    });
  };
}

async function reply(response: Response, acknowledging: Acknowledgement | Promise<Acknowledgement>): Promise<void> {
  const told = await acknowledging;
  return answer(response, 200, told.ok ? ok({}) : told);
}

/** Teams have the numbers that people call them by, from 1. */
function placeIn({ params }: Asked): BridgePlace {
  return { code: readCode(params.code) ?? "", team: /^\d{1,2}$/.test(params.team) ? Number(params.team) - 1 : -1 };
}
