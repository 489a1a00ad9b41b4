/**
 * The settings, read once from the environment and handed down as a value.
 * A wrong one stops the start with a sentence that names the variable, what it was and what is allowed.
 */
import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { suggestion } from "../../shared/content/index.ts";

const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;

const PORT_RANGE = "a whole number from 0 to 65535 (0 takes any free port)";
const SPEED_RANGE = "a number from 1 to 1000";
const METRICS = "a port of this computer (9464), or an address and a port (10.0.0.7:9464)";
const DATABASE = "an address such as postgres://user:password@host:5432/name";
const NODE_URL = "where other nodes reach this one, such as http://10.0.0.5:3000, without a path";
const PROXIES = "addresses or networks of balancers, separated by commas, such as 127.0.0.1, 10.0.0.0/8";
const BRIDGE_HOSTS =
  "names or addresses, with a port or for all of them, separated by commas, such as localhost:9093, [::1]";

/** A port alone is one of this computer only. */
const place = /^(?:(?:\[([0-9a-f:]+)\]|([^\s:[\]]+)):)?(\d{1,5})$/i;
/** In the letters that an URL has when it has been read. */
const host = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i;

const environment = z.object({
  PORT: z.string().regex(/^\d+$/, PORT_RANGE).transform(Number).pipe(z.number().max(65_535, PORT_RANGE)).default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, DATABASE)
    .optional(),
  SMALL_CAUSES_DATA: z.string().default("./data"),
  SMALL_CAUSES_METRICS: z
    .string()
    .regex(place, METRICS)
    .refine((text) => placeIn(text).port <= 65_535, METRICS)
    .optional(),
  SMALL_CAUSES_NODE_URL: z
    .string()
    .regex(/^http:\/\/[^\s/?#@]+\/?$/, NODE_URL)
    .refine((address) => URL.canParse(address), NODE_URL)
    .optional(),
  SMALL_CAUSES_TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(",").map((each) => each.trim()))
    .refine((list) => list.every(isNetwork), PROXIES)
    .default([]),
  SMALL_CAUSES_BRIDGE_HOSTS: z
    .string()
    .transform((list) => list.split(",").map((each) => each.trim()))
    .refine((list) => list.every((each) => host.test(each)), BRIDGE_HOSTS)
    .default([]),
  SMALL_CAUSES_TEST_SPEED: z
    .string()
    .transform(Number)
    .pipe(z.number(SPEED_RANGE).min(1, SPEED_RANGE).max(1000, SPEED_RANGE))
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(", ")}`).default("info"),
});

/** docs/configuration.md has a row for each. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

const OURS = "SMALL_CAUSES_";
/** How the long run tells tests that they have the time: a server that one of them starts may see it. */
const OF_TESTS = "SMALL_CAUSES_LONG";

export interface Settings {
  readonly port: number;
  /** Undefined listens on every interface, so that players on the same network can join. */
  readonly host: string | undefined;
  /** Undefined keeps everything in `dataFolder`. */
  readonly databaseUrl: string | undefined;
  /** Under which other nodes on the same database reach this process; undefined: none does. */
  readonly nodeUrl: string | undefined;
  /** Balancers that are believed about where a request comes from. */
  readonly trustedProxies: readonly string[];
  /** Where bridges may send although it is private, and without TLS. */
  readonly bridgeHosts: readonly string[];
  /** Absolute. */
  readonly dataFolder: string;
  /** Where the server's own metrics are read; undefined: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  /** Tests only: simulated time runs this many times faster. */
  readonly testSpeed: number | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

type Environment = Readonly<Record<string, string | undefined>>;

export function readSettings(variables: Environment = process.env): Result<Settings> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  const strangers = Object.keys(given).filter(
    (name) => name.startsWith(OURS) && name !== OF_TESTS && !settingNames.includes(name),
  );
  const wrong = parsed.success ? [] : parsed.error.issues;
  if (!parsed.success || strangers.length > 0) {
    const sentences = wrong.map((issue) => sentence(String(issue.path[0]), issue.message, given));
    return refuse("config/invalid", [...sentences, ...strangers.map(strange)].join("\n"));
  }
  const env = parsed.data;
  if (env.SMALL_CAUSES_NODE_URL !== undefined && env.DATABASE_URL === undefined) {
    return refuse(
      "config/invalid",
      "SMALL_CAUSES_NODE_URL is for several nodes on one PostgreSQL server: set DATABASE_URL too, or neither.",
    );
  }
  return ok({
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    nodeUrl: env.SMALL_CAUSES_NODE_URL,
    trustedProxies: env.SMALL_CAUSES_TRUSTED_PROXIES,
    bridgeHosts: env.SMALL_CAUSES_BRIDGE_HOSTS,
    dataFolder: resolve(env.SMALL_CAUSES_DATA),
    metrics: env.SMALL_CAUSES_METRICS === undefined ? undefined : placeIn(env.SMALL_CAUSES_METRICS),
    testSpeed: env.SMALL_CAUSES_TEST_SPEED,
    logLevel: env.LOG_LEVEL,
  });
}

/** The environment of this process with some settings of another, for a child. */
export function environmentWith(variables: Environment): Environment {
  return { ...process.env, ...variables };
}

/** A misspelt setting is no setting: whoever wrote it believes in what it should have done. */
function strange(name: string): string {
  return `${name} is none of this server's settings${suggestion(name, settingNames)}. They stand in docs/configuration.md.`;
}

function placeIn(text: string): { readonly host: string; readonly port: number } {
  const [, six, four, port] = place.exec(text) ?? [];
  return { host: six ?? four ?? "127.0.0.1", port: Number(port) };
}

function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const family = isIP(address);
  if (bits === undefined) return family > 0;
  return family > 0 && more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32);
}

function sentence(name: string, allowed: string, given: Environment): string {
  // A database address holds a password: say that it is wrong, never what it was.
  const was = name === "DATABASE_URL" ? "not an address of a PostgreSQL database" : `"${given[name]}"`;
  return `${name} is ${was}; it must be ${allowed}.`;
}
