/**
 * The interface over HTTP, for what happens before there is a socket: founding an exercise, joining one, practising
 * alone. Tokens travel in bodies and in the Authorization header, never in an address.
 */
import type { Request, Response, Router } from "express";
import { ok } from "../../shared/base/index.ts";
import type { Refusal, Result } from "../../shared/base/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import type { RefusalCode } from "../../shared/refusals/index.ts";
import { readCreation, readFilling, readInvitation, readJoining, readSolo, readWeekly } from "../exercise/index.ts";
import type { Hall } from "../exercise/index.ts";
import { nearest } from "./caller.ts";
import type { CallerOf } from "./caller.ts";

/** Refusals that are not simply a wrong request. */
const statuses: Readonly<Record<string, number>> = {
  "join/unknown-code": 404,
  "join/ended": 410,
  "join/closed": 410,
  "join/locked": 403,
  "role/host-only": 403,
  "join/full": 409,
  "join/name-taken": 409,
  "join/name-away": 409,
  "join/not-away": 409,
  "join/asked-already": 409,
  "join/nobody-confirms": 409,
  "join/nobody-called": 404,
  "join/not-let-in": 403,
  "join/asked-lately": 429,
  "join/unheard": 409,
  "join/too-many-attempts": 429,
  "join/elsewhere": 503,
  "bridge/token": 401,
  "bridge/off": 404,
  "bridge/not-now": 409,
  "bridge/no-alert": 404,
  "bridge/nobody": 409,
  "bridge/no-outlet": 404,
  "alert/already-acked": 409,
  "exercise/no-room": 503,
  "exercise/no-room-now": 503,
  "exercise/no-room-for-teams": 503,
  "hosts/name-taken": 409,
  "hosts/too-many": 409,
  "bots/no-room": 503,
  "scenario/unknown": 404,
  "exercise/no-drill": 404,
  "whatif/busy": 503,
  "scenario/faulty": 422,
  "scenario/taken": 409,
  "scenario/not-yours": 403,
  "scenario/too-many": 409,
  "risk/one": 409,
  "risk/busy": 503,
  "risk/unknown": 404,
  "recording/host-only": 403,
  "recording/too-early": 409,
  "recording/unknown": 404,
  "recording/too-many": 503,
  "recording/faulty": 422,
  "recording/unsound": 422,
  "recording/too-long": 422,
  "exercise/busy": 503,
  "server/closing": 503,
  "room/closed": 503,
  "store/slow": 503,
  "store/lost": 503,
} satisfies Partial<Record<RefusalCode, number>>;

/** `addresses` are those under which other computers of the network reach this server. */
export function exerciseRoutes(
  hall: Hall,
  addresses: () => readonly string[],
  callerOf: CallerOf = nearest,
): (router: Router) => void {
  return (router) => {
    router.get("/addresses", (request, response) => answer(response, 200, told(hall, request, addresses)));
    router.get("/history", (_request, response) => answer(response, 200, history(hall)));
    router.post("/exercises", (request, response) => {
      const asked = readCreation(request.body);
      return answer(response, 201, asked.ok ? hall.create(asked.value) : asked);
    });
    router.post("/solo", (request, response) => {
      const asked = readSolo(request.body);
      return answer(response, 201, asked.ok ? hall.solo(asked.value) : asked);
    });
    router.post("/weekly", (request, response) => {
      const asked = readWeekly(request.body);
      return answer(response, 201, asked.ok ? hall.weekly(asked.value) : asked);
    });
    router.delete("/exercises/:code", (request, response) =>
      answer(response, 200, hall.remove(request.params.code, bearer(request))),
    );
    router.get("/exercises/:code", (request, response) =>
      answer(response, 200, hall.look(request.params.code, callerOf(request))),
    );
    router.post("/exercises/:code/screens", (request, response) =>
      answer(response, 201, hall.screen(request.params.code, callerOf(request))),
    );
    router.post("/exercises/:code/members", (request, response) => {
      const asked = readJoining(request.body);
      const { code } = request.params;
      return answer(response, 201, asked.ok ? hall.join(code, asked.value, callerOf(request)) : asked);
    });
    router.post("/exercises/:code/returns", (request, response) => {
      const asked = readJoining(request.body);
      const { code } = request.params;
      const gone = new AbortController();
      response.on("close", () => gone.abort());
      const returning = asked.ok ? hall.comeBack(code, asked.value, callerOf(request), gone.signal) : asked;
      return answer(response, 201, returning);
    });
    router.post("/exercises/:code/hosts", (request, response) => {
      const asked = readInvitation(request.body);
      const { code } = request.params;
      return answer(response, 201, asked.ok ? hall.invite(code, bearer(request), asked.value) : asked);
    });
    router.post("/exercises/:code/bots", (request, response) => {
      const asked = readFilling(request.body);
      const { code } = request.params;
      return answer(response, 201, asked.ok ? hall.fill(code, bearer(request), asked.value.character) : asked);
    });
    router.delete("/exercises/:code/bots", (request, response) =>
      answer(response, 200, hall.dismiss(request.params.code, bearer(request))),
    );
  };
}

async function history(hall: Hall): Promise<Result<object>> {
  return ok({ rounds: await hall.history() });
}

/** A host may know how the others come here; it is nobody else's business what networks this computer is in. */
async function told(hall: Hall, request: Request, addresses: () => readonly string[]): Promise<Result<object>> {
  if (!(await hall.isHost(bearer(request)))) return turnDown("role/host-only");
  return ok({ addresses: addresses() });
}

export async function answer(
  response: Response,
  status: number,
  asked: Result<object> | Promise<Result<object>>,
): Promise<void> {
  const result = await asked;
  response.set("Cache-Control", "no-store");
  if (result.ok) response.status(status).json(result.value);
  else refuseWith(response, result.refusal);
}

function refuseWith(response: Response, refusal: Refusal): void {
  response.status(statuses[refusal.code] ?? 400).json(refusal);
}

export function bearer(request: Request): string | undefined {
  return /^Bearer (\S{1,100})$/.exec(request.get("authorization") ?? "")?.[1];
}
