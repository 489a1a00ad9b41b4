/**
 * Who may import whom, as a table. docs/architecture.md says the same in a page for people; a test holds the two
 * equal. To let a folder import another, change the page and the table together, and say why in the commit.
 */

const shared = [
  "base",
  "refusals",
  "actions",
  "content",
  "protocol",
  "sim",
  "telemetry",
  "play",
  "view",
  "debrief",
].map((name) => `shared/${name}`);

/** For each part of the house, the other parts it may import. Imports within one part are free. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  "shared/base": [],
  "shared/refusals": ["shared/base"],
  "shared/actions": ["shared/base"],
  "shared/content": ["shared/base", "shared/actions"],
  "shared/protocol": ["shared/base", "shared/actions", "shared/content"],
  "shared/sim": ["shared/base", "shared/actions", "shared/content"],
  "shared/telemetry": ["shared/base", "shared/actions", "shared/content", "shared/sim", "shared/protocol"],
  "shared/play": [
    "shared/base",
    "shared/refusals",
    "shared/actions",
    "shared/content",
    "shared/sim",
    "shared/protocol",
    "shared/telemetry",
  ],
  "shared/risk": ["shared/base", "shared/actions", "shared/content", "shared/sim"],
  "shared/drill": ["shared/base", "shared/content", "shared/sim", "shared/risk"],
  "shared/bots": ["shared/base", "shared/actions", "shared/content", "shared/protocol"],
  "shared/view": shared.filter((part) => part !== "shared/view" && part !== "shared/debrief"),
  "shared/debrief": shared.filter((part) => part !== "shared/view" && part !== "shared/debrief"),
  "shared/servicegraph": ["shared/base", "shared/content"],
  // What leaves by a bridge is made of what everybody sees: it cannot reach the world, the play or a seat's own view.
  "server/bridge": ["shared/base", "shared/refusals", "shared/protocol"],
  server: [...shared, "shared/bots", "shared/servicegraph", "shared/risk", "shared/drill", "server/bridge"],
  // The engine in the browser, in a chunk of its own that only a tutorial asks for.
  "client/local": shared.filter((part) => part !== "shared/debrief"),
  "client/vite.config": ["shared/content"],
  client: ["shared/base", "shared/refusals", "shared/actions", "shared/content", "shared/protocol", "client/local"],
};

/** Imports allowed for types alone: the browser never carries the scenario schema, and a bot has no scenario to read. */
export const typesOnly: Readonly<Record<string, readonly string[]>> = {
  client: ["shared/content"],
  "shared/bots": ["shared/content"],
};

/** Packages that one part of the house keeps for itself. */
export const keepers: Readonly<Record<string, readonly string[]>> = {
  "socket.io": ["server/gateway"],
  "socket.io-client": ["client/net", "server/bots"],
  phaser: ["client/map"],
  express: ["server/http"],
  "node:process": ["server/config"],
  pg: ["server/storage"],
  "@electric-sql/pglite": ["server/storage"],
};

/** Who reads process.env. The launcher does because it passes its own environment on to the server it restarts. */
export const environmentReaders: readonly string[] = ["server/config", "server/launch"];

/** Packages that shared/ may use: pure ones, which run anywhere. */
export const sharedPackages: readonly string[] = ["seedrandom", "yaml", "zod"];

/** Imports that break a rule and are tolerated for now, as "from -> to". It is empty, and stays so. */
export const exceptions: readonly string[] = [];
