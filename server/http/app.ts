/**
 * Everything that is answered over plain HTTP: health, the browser client, and the JSON interface that is handed in.
 * The order matters: headers first, what is specific before what is general, failures last.
 */
import express, { Router } from "express";
import type { Express, RequestHandler } from "express";
import { nearest } from "./caller.ts";
import type { CallerOf } from "./caller.ts";
import { failed, notFound } from "./failures.ts";
import { limitRates } from "./limits.ts";
import type { PerMinute } from "./limits.ts";
import { pages } from "./pages.ts";
import { securityHeaders } from "./security.ts";

export interface AppOptions {
  /** The folder with the built client's index.html. */
  readonly clientFolder: string;
  /** Rejects while the store does not answer. */
  readonly ready: () => Promise<void>;
  /** From here on requests should go to another process. Before it is ready, this one does not even listen. */
  readonly isStopping?: () => boolean;
  /** From which address a request comes; where it is not given, the nearest. */
  readonly callerOf?: CallerOf;
  /** Each adds its routes under /api. */
  readonly api: readonly ((router: Router) => void)[];
  /** The same for what reads a body as it came: its signature is one of bytes. */
  readonly unread?: readonly ((router: Router) => void)[];
  /** How many things one address may create in a minute, and how often it may have a file read or tried. */
  readonly perMinute: PerMinute;
  readonly log: (problem: unknown) => void;
}

/** Whatever people choose and write. */
const BODY_LIMIT = "256kb";
/** The text of a scenario: that of a large system which was imported is the longest. */
const SCENARIO_LIMIT = "1mb";
/** The recording of an hour by eight people; files of somebody's own system. */
const RECORDING_LIMIT = "8mb";

export function createApp(options: AppOptions): Express {
  const { callerOf = nearest } = options;
  const app = express();
  app.disable("x-powered-by");
  app.use(securityHeaders());

  /** The process lives. */
  app.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").type("text").send("ok\n");
  });
  /** It can serve: the store answers, and will for a while. */
  app.get("/readyz", async (_request, response) => {
    response.set("Cache-Control", "no-store").type("text");
    if (options.isStopping?.()) {
      response.status(503).send("the server is stopping\n");
      return;
    }
    try {
      await options.ready();
      response.send("ready\n");
    } catch (problem) {
      options.log(problem);
      response.status(503).send("the store does not answer\n");
    }
  });

  const [api, unread] = [Router(), Router()];
  for (const addRoutes of options.api) addRoutes(api);
  for (const addRoutes of options.unread ?? []) addRoutes(unread);
  app.use(
    "/api",
    ...limitRates(options.perMinute, callerOf),
    unread,
    // Nothing that is packed is taken: no client of ours sends it, and a little of it can be very much.
    under(["/recordings", "/imports"], express.json({ limit: RECORDING_LIMIT, inflate: false })),
    under(["/scenarios", "/drafts"], express.json({ limit: SCENARIO_LIMIT, inflate: false })),
    express.json({ limit: BODY_LIMIT, inflate: false }),
    api,
  );
  app.use(pages(options.clientFolder));
  app.use(notFound);
  app.use(failed(options.log));
  return app;
}

/** Only what is asked there may be so large. */
function under(paths: readonly string[], parse: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (paths.some((path) => request.path === path || request.path.startsWith(`${path}/`)))
      parse(request, response, next);
    else next();
  };
}
