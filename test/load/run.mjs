/**
 * `node test/load/run.mjs --teams 8 --players 4`: a server of its own, one session of so many teams, every seat played by
 * a bot over a socket of its own. Prints what it costs: the server's CPU per game, bytes per player, how long commands
 * wait for their answers, and how far simulated time fell behind. `--to-end` plays on to every team's debrief and says
 * how each fared; whoever is thrown out or a team that never gets there is an error. Needs a build; CPU is read from
 * /proc and left out where there is none.
 */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { io } from "socket.io-client";
import { openPlayer } from "../../dist/server/bots/index.js";
import { PROTOCOL_VERSION } from "../../dist/shared/protocol/index.js";
import { withOwnServer } from "../helpers/ownServer.mjs";

/**
 * @typedef {import("../../shared/protocol/index.ts").Known} Known
 * @typedef {{ code: string, token: string }} Place
 * @typedef {{ known: Known | null, problem: string | null }} Seen
 */

const { values } = parseArgs({
  options: {
    teams: { type: "string", default: "8" },
    players: { type: "string", default: "4" },
    seconds: { type: "string", default: "60" },
    scenario: { type: "string", default: "s04" },
    speed: { type: "string", default: "1" },
    "to-end": { type: "boolean", default: false },
  },
});
const [teams, players, seconds] = [values.teams, values.players, values.seconds].map(Number);
const characters = /** @type {const} */ (["competent", "novice", "reckless"]);
const PATIENCE_MS = 30 * 60_000;

/** What has come over all lines, and how long each command waited for its answer. */
const heard = { bytes: 0, frames: 0, waitsMs: /** @type {number[]} */ ([]), refused: 0 };
/** @type {Seen[]} */
const seats = [];

const speed = values.speed === "1" ? {} : { SMALL_CAUSES_TEST_SPEED: values.speed };
await withOwnServer({ LOG_LEVEL: "error", ...speed }, play);
process.exit();

/** @param {string} url @param {number | undefined} pid of the server */
async function play(url, pid) {
  const host = await post(url, "/api/exercises", {
    scenario: values.scenario,
    seed: "1",
    size: players,
    speed: 4,
    teams,
    name: "Load",
  });
  const began = performance.now();
  for (let n = 0; n < teams * players; n++) {
    // Whoever joins comes to the smallest team, so the characters of each team are alike.
    const place = await post(url, `/api/exercises/${host.code}/members`, { name: `Bot ${n + 1}` });
    seats.push(sit(url, place, characters[Math.floor(n / teams) % characters.length] ?? "competent", n));
  }
  await until(() => seats.every(({ known }) => known?.own.you.seat !== undefined && known.own.you.seat !== null));
  say("joined and seated", `${teams * players} players in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  await until(() => seats.every(({ known }) => known?.common.seats.every(({ isReady }) => isReady) ?? false));
  conduct(url, host);
  await until(() => seats.every(({ known }) => known?.common.session.phase === "live" && (known?.tick ?? -1) > 0));
  await measure(pid);
  if (values["to-end"]) await toEnd();
}

/** @param {number | undefined} pid */
async function measure(pid) {
  const before = {
    ...heard,
    cpuS: cpuOf(pid),
    atMs: performance.now(),
    ticks: seats.map(({ known }) => known?.tick ?? 0),
  };
  heard.waitsMs.length = 0;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const passedS = (performance.now() - before.atMs) / 1000;
  const cpuS = cpuOf(pid);
  if (cpuS !== null && before.cpuS !== null) {
    const share = (cpuS - before.cpuS) / passedS;
    say("server CPU", `${(share * 100).toFixed(0)} % of a core, ${((share * 100) / teams).toFixed(2)} % per game`);
  }
  const each = teams * players * passedS;
  say(
    "received",
    `${((heard.bytes - before.bytes) / each).toFixed(0)} bytes/s and ${((heard.frames - before.frames) / each).toFixed(1)} frames/s per player`,
  );
  const waits = [...heard.waitsMs].sort((a, b) => a - b);
  const quantile = (/** @type {number} */ share) => waits[Math.floor(share * (waits.length - 1))] ?? Number.NaN;
  say(
    "commands answered",
    `${waits.length}, p50 ${quantile(0.5).toFixed(0)} ms, p99 ${quantile(0.99).toFixed(0)} ms; ${heard.refused} refused so far`,
  );
  const live = seats.filter(({ known }) => known?.common.session.phase === "live");
  const wanted = passedS * 10 * 4 * Number(values.speed);
  const least = Math.min(
    ...live.map((seat) => ((seat.known?.tick ?? 0) - (before.ticks[seats.indexOf(seat)] ?? 0)) / wanted),
  );
  if (live.length > 0) say("simulated time", `the slowest team ran at ${(least * 100).toFixed(0)} % of its speed`);
}

async function toEnd() {
  await until(() => seats.every(({ known, problem }) => problem !== null || known?.common.session.phase === "debrief"));
  const thrown = seats.filter(({ problem }) => problem !== null);
  for (const { problem } of thrown) say("thrown out", String(problem));
  for (let team = 0; team < teams; team++) {
    const known = seats[team]?.known;
    const told = known && `${known.common.session.ended} at tick ${known.tick}, ${known.common.actions.length} changes`;
    say(`team ${team + 1}`, told ? `${told}, ${known.common.evidence.length} cards shared` : "nothing was heard of it");
  }
  if (thrown.length > 0) process.exitCode = 1;
}

/**
 * A bot on a line that counts.
 * @param {string} url @param {Place} place @param {"competent" | "novice" | "reckless"} character @param {number} n
 * @returns {Seen}
 */
function sit(url, { code, token }, character, n) {
  /** @type {Seen} */
  const seen = { known: null, problem: null };
  openPlayer({
    character,
    seed: String(n),
    newId: randomUUID,
    dial: (ear) => {
      const socket = io(url, {
        transports: ["websocket"],
        query: { x: code },
        auth: { protocol: PROTOCOL_VERSION, token },
        forceNew: true,
      });
      socket.on("welcome", ({ round, frame }) => {
        socket.io.engine.on("packet", ({ data: text }) => (heard.bytes += typeof text === "string" ? text.length : 0));
        ear.welcome(round, frame);
      });
      socket.on("frame", (frame) => {
        heard.frames++;
        ear.frame(frame);
      });
      socket.on("connect_error", (problem) => "data" in problem && ear.ended(problem.message));
      return {
        command(spoken, answered) {
          const saidMs = performance.now();
          socket.emit(
            "command",
            spoken,
            (/** @type {import("../../shared/protocol/index.ts").Acknowledgement} */ answer) => {
              heard.waitsMs.push(performance.now() - saidMs);
              if (!answer.ok) heard.refused++;
              answered(answer);
            },
          );
        },
        resync: () => void socket.emit("resync"),
        close: () => void socket.disconnect(),
      };
    },
    hear: {
      saw: (known) => (seen.known = known),
      ended: (problem) => (seen.problem = problem ?? "the line ended"),
    },
  });
  return seen;
}

/** @param {string} url @param {Place} host */
function conduct(url, { code, token }) {
  const socket = io(url, {
    transports: ["websocket"],
    query: { x: code },
    auth: { protocol: PROTOCOL_VERSION, token },
  });
  socket.once("welcome", () =>
    socket.emit(
      "command",
      { id: randomUUID(), command: { type: "exercise.all", act: "start" } },
      (/** @type {unknown} */ answer) => {
        if (!JSON.stringify(answer).includes('"ok":true')) throw new Error(`not started: ${JSON.stringify(answer)}`);
      },
    ),
  );
}

/** @param {string} url @param {string} path @param {object} body @returns {Promise<Place>} */
async function post(url, path, body) {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${answer.reason}`);
  return answer;
}

/** @param {() => boolean} holds */
async function until(holds) {
  const since = performance.now();
  while (!holds()) {
    if (performance.now() - since > PATIENCE_MS) throw new Error("it never came to that");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Seconds of CPU that a process has used, from Linux's own count in hundredths. @param {number | undefined} pid */
function cpuOf(pid) {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return null;
  const fields = readFileSync(path, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** @param {string} what @param {string} words */
function say(what, words) {
  console.log(`${what.padEnd(20)} ${words}`);
}
