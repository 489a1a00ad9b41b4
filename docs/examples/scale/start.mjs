/**
 * `node docs/examples/scale/start.mjs`: PostgreSQL, two nodes and a balancer on this computer, to try how several
 * processes play together. PostgreSQL and nginx (or HAProxy, with --haproxy) are the distribution's; everything listens
 * on the loopback alone, keeps its files in a temporary folder, and ends with Ctrl-C.
 *
 * While it runs: `kill -9` one of the processes that it names, or `kill -TERM` one for a restart without loss. What has
 * ended is started again after ten seconds.
 */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    haproxy: { type: "boolean", default: false },
    port: { type: "string", default: "3000" },
    nodes: { type: "string", default: "2" },
  },
});

const here = fileURLToPath(new URL(".", import.meta.url));
const server = fileURLToPath(new URL("../../../dist/server/main.js", import.meta.url));
const balancer = values.haproxy ? "haproxy" : "nginx";
const port = Number(values.port);
const nodePorts = Array.from({ length: Number(values.nodes) }, (_, n) => port + 1 + n);
const databasePort = port + 100;
const AGAIN_MS = 10_000;

const programs = findPrograms();
if (!existsSync(server)) giveUp("The server is not built: run `npm start` once, or `node server/setup.mjs build`.");

const folder = mkdtempSync(join(tmpdir(), "small-causes-scale-"));
chmodSync(folder, 0o755);
/** @type {Set<import("node:child_process").ChildProcess>} */
const children = new Set();
let isEnding = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end());

const databaseUrl = await startPostgres();
for (const nodePort of nodePorts) await startNode(nodePort);
await startBalancer();
console.log(`\nPlay at http://127.0.0.1:${port}. Ctrl-C ends everything and leaves nothing.`);

/** Where the programs are that this needs; says what to install otherwise. */
function findPrograms() {
  const versions = "/usr/lib/postgresql";
  const newest = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  const postgres = newest && join(versions, newest, "bin");
  const proxy = [`/usr/sbin/${balancer}`, `/usr/local/sbin/${balancer}`, `/usr/bin/${balancer}`].find(existsSync);
  const missing = [...(postgres ? [] : ["postgresql"]), ...(proxy ? [] : [balancer])];
  if (!postgres || !proxy) giveUp(`This needs ${missing.join(" and ")}: sudo apt-get install -y ${missing.join(" ")}`);
  return { postgres, proxy };
}

async function startPostgres() {
  const data = join(folder, "postgres");
  mkdirSync(data);
  const password = randomBytes(12).toString("hex");
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password);
  // PostgreSQL refuses to run as root; its package made a user for it.
  const isRoot = userInfo().uid === 0;
  const asUser = isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
  if (isRoot) for (const path of [data, passwordFile]) mustRun("chown", ["postgres", path]);
  const initdb = [...asUser, join(programs.postgres, "initdb"), "-D", data, "-U", "drill", "-A", "scram-sha-256"];
  mustRun(initdb[0], [...initdb.slice(1), `--pwfile=${passwordFile}`]);
  const options = ["-h", "127.0.0.1", "-p", String(databasePort), "-k", data];
  const postgres = [...asUser, join(programs.postgres, "postgres"), "-D", data, ...options];
  // Its log goes to a file: only what is wrong is worth reading.
  start("PostgreSQL", postgres[0], [...postgres.slice(1), "-c", "logging_collector=on"]);
  const url = `postgres://drill:${password}@127.0.0.1:${databasePort}/postgres`;
  const isReady = () =>
    spawnSync(join(programs.postgres, "pg_isready"), ["-h", "127.0.0.1", "-p", String(databasePort)]).status === 0;
  while (!isReady()) await sleep(100);
  return url;
}

/** @param {number} nodePort */
async function startNode(nodePort) {
  const url = `http://127.0.0.1:${nodePort}`;
  const node = start(`Node ${url}`, process.execPath, [server], {
    PORT: String(nodePort),
    HOST: "127.0.0.1",
    DATABASE_URL: databaseUrl,
    SMALL_CAUSES_NODE_URL: url,
    SMALL_CAUSES_TRUSTED_PROXIES: "127.0.0.1",
    LOG_LEVEL: "warn",
  });
  node.once("exit", () => {
    if (!isEnding) setTimeout(() => isEnding || void startNode(nodePort), AGAIN_MS);
  });
  while (node.exitCode === null && node.signalCode === null && !(await isReady(url))) await sleep(100);
}

/** @param {string} url */
async function isReady(url) {
  return (await fetch(`${url}/readyz`).catch(() => null))?.ok ?? false;
}

/** The file beside this one, with this computer's ports in it. */
async function startBalancer() {
  const file = join(folder, "balancer.conf");
  const named = nodePorts.map((nodePort, n) => ({ name: `node${n + 1}`, at: `127.0.0.1:${nodePort}` }));
  const lines = values.haproxy
    ? named.map(({ name, at }) => `  server ${name} ${at} check`)
    : named.map(({ at }) => `    server ${at} max_fails=1 fail_timeout=2s;`);
  const shipped = readFileSync(join(here, values.haproxy ? "haproxy.cfg" : "nginx.conf"), "utf8");
  const nodeLine = values.haproxy ? /^ {2}server .*\n/gm : /^ {4}server .*;\n/gm;
  let isFirst = true;
  const own = shipped
    .replaceAll(nodeLine, () => (isFirst ? ((isFirst = false), `${lines.join("\n")}\n`) : ""))
    .replaceAll("8080", String(port));
  writeFileSync(file, own);
  if (values.haproxy) start("HAProxy", programs.proxy, ["-db", "-f", file]);
  else {
    const aside = `daemon off; pid ${join(folder, "nginx.pid")}; error_log stderr warn;`;
    start("nginx", programs.proxy, ["-p", folder, "-e", "stderr", "-c", file, "-g", aside]);
  }
  while (!(await isReady(`http://127.0.0.1:${port}`))) await sleep(100);
}

/**
 * @param {string} name @param {string} program @param {string[]} args
 * @param {Record<string, string>} variables
 */
function start(name, program, args, variables = {}) {
  // In a group of its own: Ctrl-C comes here alone, and things end in their order.
  const child = spawn(program, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...variables },
    detached: true,
  });
  children.add(child);
  console.log(`${name}: process ${child.pid}`);
  child.once("exit", (code, signal) => {
    children.delete(child);
    if (!isEnding) console.log(`${name} has ended (${signal ?? `exit ${code}`}).`);
  });
  return child;
}

/** The last that was started ends first. */
async function end() {
  if (isEnding) return;
  isEnding = true;
  for (const child of [...children].reverse()) {
    const ended = once(child, "exit");
    child.kill("SIGCONT");
    child.kill("SIGTERM");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

/** @param {string} program @param {string[]} args */
function mustRun(program, args) {
  const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) giveUp(`${program} failed: ${error ?? stderr}`);
}

/** @param {string} reason @returns {never} */
function giveUp(reason) {
  console.error(reason);
  process.exit(1);
}
