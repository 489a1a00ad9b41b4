/**
 * The machine below the built server misbehaves: its disk, its clock, what it kept. Nothing acknowledged is lost. One
 * disk and one jump with each commit, all of them in the long run.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inTurns, sampleOf } from "../helpers/sample.ts";
import { ask, placeIn, visitAt } from "../server/house.ts";
import type { Place, Visit } from "../server/house.ts";
import { preparePGlite, tamper } from "../server/storage/backing.ts";
import type { Backing } from "../server/storage/backing.ts";
import { openMortal } from "./server.ts";
import type { Mortal } from "./server.ts";

let backing: Backing;
let folder: string;
let mortal: Mortal;
const visits: Visit[] = [];

beforeEach(async () => {
  backing = await preparePGlite();
  folder = await mkdtemp(join(tmpdir(), "small-causes-trouble-"));
  mortal = await openMortal(
    { SMALL_CAUSES_DATA: backing.dataFolder, FAULTS_TROUBLE: join(folder, "now"), SMALL_CAUSES_TEST_SPEED: "2" },
    [fileURLToPath(new URL("trouble.mjs", import.meta.url))],
  );
});
afterEach(async () => {
  for (const { socket } of visits.splice(0)) socket.disconnect();
  await mortal.kill();
  await backing.dispose();
  await rm(folder, { recursive: true, force: true });
});

function trouble(what: string): Promise<void> {
  return writeFile(join(folder, "now"), what);
}

async function visit(place: Place): Promise<Visit> {
  const come = await visitAt(mortal.url, place.token);
  visits.push(come);
  return come;
}

async function goLive(): Promise<{ place: Place; player: Visit }> {
  const place = placeIn(await ask(mortal.url, "POST", "/api/solo", { name: "Ana", scenario: "t0" }));
  const player = await visit(place);
  expect(await player.say({ type: "briefing.understood" })).toBe("ok");
  return { place, player };
}

/** Says so many things, one after the other, or until the line breaks. Returns what was acknowledged. */
async function talk(player: Visit, times: number, prefix: string): Promise<readonly string[]> {
  const said: string[] = [];
  const broken = new Promise<null>((resolve) => player.socket.once("disconnect", () => resolve(null)));
  for (let n = 0; n < times; n++) {
    const text = `${prefix} ${n}`;
    const answer = await Promise.race([player.say({ type: "chat.say", text }), broken]);
    if (answer === null) return said;
    if (answer === "ok") said.push(text);
  }
  return said;
}

/** A new life has everything that was acknowledged, and takes more. */
async function expectAll(place: Place, said: readonly string[]): Promise<void> {
  const back = await visit(place);
  expect(back.view().common.session.phase).toBe("live");
  expect(back.view().common.chat.map(({ text }) => text)).toEqual(expect.arrayContaining([...said]));
  const { tick } = back.view();
  expect(await back.say({ type: "chat.say", text: "and on" })).toBe("ok");
  await back.until((view) => view.tick > tick);
}

/** Each takes half a minute: one with each commit, all in a long run. */
const suite = inTurns(["disk", "calendar", "checkpoint"], 1);

suite("disk", () => {
  it.each(sampleOf(["full", "read-only"], 1))(
    "on a disk that is %s acknowledges nothing it cannot keep, says why it does not start, and has all of it later",
    async (state) => {
      expect(await mortal.start()).toBe(true);
      const { place, player } = await goLive();
      const said = [...(await talk(player, 10, "before"))];
      expect(said).toHaveLength(10);
      await trouble(state);
      said.push(...(await talk(player, 20, "during")));
      player.socket.disconnect();
      await mortal.kill();
      expect(await mortal.start()).toBe(false);
      expect(mortal.lines.join("\n")).toMatch(
        /(cannot be used|cannot be opened).*(no space left|read-only|disk full)/is,
      );
      await trouble("");
      expect(await mortal.start()).toBe(true);
      await expectAll(place, said);
    },
  );
});

suite("calendar", () => {
  it.each(
    sampleOf(
      [
        ["forward by a year", 365 * 86_400_000],
        ["back by ten years", -3650 * 86_400_000],
      ] as const,
      1,
    ),
  )(
    "plays on and keeps its sessions when the calendar jumps %s, in the round and at the next start",
    async (_how, ms) => {
      expect(await mortal.start()).toBe(true);
      const { place, player } = await goLive();
      const { clockMs } = player.view();
      await trouble(`clock ${ms}`);
      const said = await talk(player, 5, "elsewhen");
      expect(said).toHaveLength(5);
      const later = await player.until((view) => view.clockMs > clockMs + 15_000);
      // The room's clock went at its own pace.
      expect(later.clockMs).toBeLessThan(clockMs + 60_000);
      player.socket.disconnect();
      await mortal.kill();
      expect(await mortal.start()).toBe(true);
      await expectAll(place, said);
    },
  );
});

suite("checkpoint", () => {
  it("falls back to the older checkpoint, and to the journal alone, when what it kept is spoilt", async () => {
    expect(await mortal.start()).toBe(true);
    const { place, player } = await goLive();
    const said = [...(await talk(player, 5, "first"))];
    player.socket.disconnect();
    for (const which of ["SELECT max(seq) FROM checkpoint", "SELECT seq FROM checkpoint WHERE seq = checkpoint.seq"]) {
      // Stopping writes a checkpoint down.
      expect(await mortal.stop()).toBe(0);
      const spoil = `UPDATE checkpoint SET state = set_byte(state, 9, 255 - get_byte(state, 9)) WHERE seq IN (${which})`;
      await tamper(backing, spoil);
      expect(await mortal.start()).toBe(true);
      await expectAll(place, said);
    }
  });
});
