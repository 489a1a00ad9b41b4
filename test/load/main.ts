/**
 * The driver of `node test/load/run.mjs`: a server of its own, one session of so many teams, every seat played by a bot on
 * a line of its own. Prints what it costs, or, with `--to-end`, plays on to every team's debrief and says how each fared.
 */
import { parseArgs } from "node:util";
import { until } from "./game.ts";
import { found, join, newTally, seatBot, sit } from "./people.ts";
import type { Person } from "./people.ts";
import { quantile } from "./measure.ts";
import { openServer } from "./server.ts";
import type { LoadedServer } from "./server.ts";

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
const teams = numberOf("teams");
const size = numberOf("players");
const seconds = numberOf("seconds");
const rate = numberOf("speed");
const characters = ["competent", "novice", "reckless"] as const;
const SPEED = 4;
const TICKS_A_SECOND = 10;
const tally = newTally();

const server = await openServer(rate === 1 ? {} : { SMALL_CAUSES_TEST_SPEED: values.speed });
try {
  await play(server);
} finally {
  await server.close();
}
process.exit();

async function play({ url }: LoadedServer): Promise<void> {
  const founded = await found(url, { scenario: values.scenario, seed: "1", size, speed: SPEED, teams });
  const host = sit(url, founded, tally);
  const sinceMs = performance.now();
  const bots: Person[] = [];
  for (let n = 0; n < teams * size; n++) {
    // Whoever joins comes to the smallest team, so the characters of each team are alike.
    const character = characters[Math.floor(n / teams) % characters.length] ?? "competent";
    bots.push(seatBot(url, await join(url, founded.code, n), tally, character, String(n)));
  }
  await until(() => bots.every((bot) => (bot.known()?.own.you.seat ?? null) !== null), "everybody has a seat");
  say("joined and seated", `${bots.length} players in ${((performance.now() - sinceMs) / 1000).toFixed(1)} s`);
  await until(() => bots.every((bot) => bot.known()?.common.seats.every(({ isReady }) => isReady)), "all are ready");
  const begun = await host.say({ id: "start", command: { type: "exercise.all", act: "start" } });
  if (!begun.ok) throw new Error(begun.refusal.reason);
  await until(
    () => bots.every((bot) => phaseOf(bot) === "live" && (bot.known()?.tick ?? -1) > 0),
    "all teams are live",
  );
  await measure(bots);
  if (values["to-end"]) await toEnd(bots);
}

async function measure(bots: readonly Person[]): Promise<void> {
  const before = { ...tally, cpuS: server.cpuS(), atMs: performance.now() };
  const ticks = bots.map((bot) => bot.known()?.tick ?? 0);
  tally.waitsMs.length = 0;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const passedS = (performance.now() - before.atMs) / 1000;
  const share = ((server.cpuS() - before.cpuS) / passedS) * 100;
  say("server CPU", `${share.toFixed(0)} % of a core, ${(share / teams).toFixed(2)} % per game`);
  const each = bots.length * passedS;
  const [bytes, frames] = [(tally.bytes - before.bytes) / each, (tally.frames - before.frames) / each];
  say("received", `${bytes.toFixed(0)} bytes/s and ${frames.toFixed(1)} frames/s per player`);
  const [p50, p99] = [quantile(tally.waitsMs, 0.5), quantile(tally.waitsMs, 0.99)];
  const waited = `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; ${tally.refused} refused so far`;
  say("commands answered", `${tally.waitsMs.length}, ${waited}`);
  const wanted = passedS * TICKS_A_SECOND * SPEED * rate;
  const shares = bots.flatMap((bot, n) =>
    phaseOf(bot) === "live" ? [((bot.known()?.tick ?? 0) - (ticks[n] ?? 0)) / wanted] : [],
  );
  if (shares.length === 0) return;
  say("simulated time", `the slowest team ran at ${(Math.min(...shares) * 100).toFixed(0)} % of its speed`);
}

/** Whoever is thrown out, or a team that never gets there, is an error. */
async function toEnd(bots: readonly Person[]): Promise<void> {
  await until(
    () => bots.every((bot) => bot.problem() !== null || phaseOf(bot) === "debrief"),
    "all teams debrief",
    200,
  );
  const thrown = bots.flatMap((bot) => bot.problem() ?? []);
  for (const problem of thrown) say("thrown out", problem);
  for (const [team, bot] of bots.slice(0, teams).entries()) {
    const known = bot.known();
    const told = known && `${known.common.session.ended} at tick ${known.tick}, ${known.common.actions.length} changes`;
    say(`team ${team + 1}`, told ? `${told}, ${known.common.evidence.length} cards shared` : "nothing was heard of it");
  }
  if (thrown.length > 0) process.exitCode = 1;
}

function numberOf(option: "teams" | "players" | "seconds" | "speed"): number {
  const value = Number(values[option]);
  if (!(value > 0)) throw new Error(`--${option} is a number above 0.`);
  return value;
}

function phaseOf(bot: Person): string | undefined {
  return bot.known()?.common.session.phase;
}

function say(what: string, words: string): void {
  console.log(`${what.padEnd(20)} ${words}`);
}
