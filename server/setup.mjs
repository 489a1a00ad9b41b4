/**
 * Makes a fresh clone ready: `node server/setup.mjs install|build|build:server|browser|firefox|prometheus` (several
 * words allowed).
 * Runs before anything is installed, so it uses Node alone. Each word does nothing, quickly, when nothing changed.
 * Invariant: whatever it says goes to stderr, so a command line that builds itself first keeps its stdout clean.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const clientStamp = join(root, "dist/client.stamp");

/** @typedef {{ version?: string, optional?: boolean }} LockEntry */
/** @type {Record<string, () => void>} */
const words = {
  install,
  build() {
    install();
    buildServer();
    buildClient();
  },
  "build:server"() {
    install();
    buildServer();
  },
  browser: installChromium,
  firefox: installFirefox,
  prometheus: installPrometheus,
};

function install() {
  if (isInstalled()) return;
  say("Installing the dependencies with npm ci (about a minute, once) …");
  // npm's own path when npm runs us; otherwise npm from PATH, which on Windows is a script that needs a shell.
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  if (npm) run("npm ci", process.execPath, [npm, ...args]);
  else run("npm ci", "npm", args, process.platform === "win32");
}

/** npm leaves a record of what it put into node_modules as its last act; it must agree with the lock file. */
function isInstalled() {
  const present = lockEntries("node_modules/.package-lock.json");
  return Object.entries(lockEntries("package-lock.json")).every(([path, wanted]) => {
    const found = present[path];
    return path === "" || (found ? found.version === wanted.version : wanted.optional === true);
  });
}

/** @param {string} file @returns {Record<string, LockEntry>} */
function lockEntries(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {};
}

function buildServer() {
  runTool("typescript/bin/tsc", ["-b", "shared", "server"]);
}

function buildClient() {
  const hash = hashOf(["client", "shared", "package-lock.json", "tsconfig.json"]);
  const built = existsSync(join(root, "dist/client/index.html")) && existsSync(clientStamp);
  if (built && readFileSync(clientStamp, "utf8") === hash) return;
  say("Building the browser client …");
  runTool("vite/bin/vite.js", ["build", "--config", "client/vite.config.ts", "--logLevel", "warn"]);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(clientStamp, hash);
}

/** @param {string[]} paths files or folders below the root */
function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesIn(path))
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(join(root, file)))
        .update("\0");
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (path.endsWith(".json")) return [path];
  return readdirSync(join(root, path), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(`${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}

function installChromium() {
  if (findChromium() || (installOnDebian("chromium") && findChromium())) return;
  stop(
    "The browser tests need Chromium or Chrome and none was found. Install one (Debian, Ubuntu: sudo apt-get install chromium; " +
      "macOS: brew install --cask chromium; Windows: winget install Google.Chrome) or set CHROMIUM to its full path.",
  );
}

/** For the long run alone: a second browser, with another engine. */
function installFirefox() {
  if (findFirefox() || (installOnDebian("firefox-esr") && findFirefox())) return;
  stop(
    "The long run needs Firefox and none was found. Install it (Debian: sudo apt-get install firefox-esr; macOS: brew install " +
      "--cask firefox; Windows: winget install Mozilla.Firefox) or set FIREFOX to its full path.",
  );
}

/** For the long run alone: what a team has at the other end of a bridge. */
function installPrometheus() {
  if (findPrometheus()) return;
  const isInstalled = ["prometheus", "prometheus-alertmanager"].every((name) => installOnDebian(name));
  // The packages start what they bring, on the machine's own ports; a test starts its own.
  if (isInstalled) spawnSync("systemctl", ["disable", "--now", "prometheus", "prometheus-alertmanager"]);
  if (findPrometheus()) return;
  stop(
    "The long run needs Prometheus, Alertmanager, promtool and amtool on the PATH and did not find them all. Install them " +
      "(Debian: sudo apt-get install prometheus prometheus-alertmanager; macOS: brew install prometheus alertmanager).",
  );
}

/** The paths of Prometheus, Alertmanager and their tools; undefined unless all are here. */
export function findPrometheus() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  /** @param {string[]} names the first that is found; Debian has a longer one for Alertmanager */
  const find = (...names) => names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  const prometheus = find("prometheus");
  const promtool = find("promtool");
  const alertmanager = find("prometheus-alertmanager", "alertmanager");
  const amtool = find("amtool");
  return prometheus && promtool && alertmanager && amtool ? { prometheus, promtool, alertmanager, amtool } : undefined;
}

/** False where this is no Debian, or not ours to install on. @param {string} name of a package */
function installOnDebian(name) {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return false;
  say(`Installing ${name} with apt-get (once) …`);
  run("apt-get update", "apt-get", ["update", "-qq"]);
  run(`apt-get install ${name}`, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", name]);
  return true;
}

/** The path of a Firefox, or undefined. FIREFOX wins. */
export function findFirefox() {
  if (process.env.FIREFOX) return process.env.FIREFOX;
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/snap/bin"];
  const places = [
    ...["firefox-esr", "firefox"].flatMap((name) => folders.map((folder) => join(folder, name))),
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    ...[process.env.PROGRAMFILES].flatMap((folder) => (folder ? [join(folder, "Mozilla Firefox/firefox.exe")] : [])),
  ];
  return places.find((place) => existsSync(place));
}

/** The path of a Chromium or Chrome, or undefined. CHROMIUM wins; then PATH; then where installers put it. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/snap/bin"];
  const windows = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
  const places = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ...windows.flatMap((folder) => (folder ? [join(folder, "Google/Chrome/Application/chrome.exe")] : [])),
  ];
  return places.find((place) => existsSync(place));
}

/** @param {string} script below node_modules @param {string[]} args */
function runTool(script, args) {
  run([script.split("/")[0], ...args].join(" "), process.execPath, [join(root, "node_modules", script), ...args]);
}

/** Runs to its end with both of its outputs on our stderr. @param {string} what @param {string} command @param {string[]} args @param {boolean} shell */
function run(what, command, args, shell = false) {
  const { status, error } = spawnSync(command, args, { cwd: root, shell, stdio: ["ignore", 2, 2] });
  if (status !== 0) stop(`${what} failed${error ? `: ${error.message}` : ""}.`);
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`);
}

/** @param {string} text @returns {never} */
function stop(text) {
  say(text);
  process.exit(1);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const word of process.argv.slice(2)) {
    (words[word] ?? (() => stop(`Unknown word "${word}". Known: ${Object.keys(words).join(", ")}.`)))();
  }
}
