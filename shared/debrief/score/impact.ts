/**
 * Impact contained: user-minutes saved against doing nothing, as a share of what the reference saved, up to the common
 * horizon. Peak, regions and verdict are those of what was played.
 */
import type { Tick } from "../../base/index.ts";
import { SCRAPE_TICKS } from "../../sim/index.ts";
import { lostIn } from "../runs/tape.ts";
import type { Taped } from "../runs/tape.ts";
import type { Dial } from "../../protocol/index.ts";
import { globalRule } from "../story/rows.ts";
import { figure, moments, part, worstBetween, worstTick } from "./round.ts";
import type { Judged } from "./round.ts";

/** A team may do better than the reference; the bar ends at this. */
const MOST = 1.1;
/** The reference's own run, and a little below it. */
const BAND = { from: 0.9 / MOST, to: 1 };

export function impact(judged: Judged): Dial {
  const { none, reference, team } = judged;
  const toSave = lostIn(none) - lostIn(reference);
  const saved = toSave > 0 ? Math.min(MOST, Math.max(0, (lostIn(none) - lostIn(team)) / toSave)) : null;
  const { endTick } = team;
  const played = judged.tree.filter(({ tick }) => tick <= endTick);
  const failed = played.filter(({ kind }) => kind === "failing");
  const regions = new Set(failed.map(({ region }) => region));
  const services = new Set(
    played.filter(({ kind }) => kind === "failing" || kind === "saturated").flatMap(({ covers }) => covers),
  );
  const peak = worstBetween(judged, 0, endTick);
  const globalTick = team.events.find(({ kind }) => kind === "went-global")?.tick ?? null;
  const wentGlobal = globalTick !== null && globalTick <= endTick;
  const inPlay = (codes: readonly string[]) => moments(judged, codes, ({ tick }) => tick <= endTick);
  return {
    id: "impact",
    share: saved === null ? null : saved / MOST,
    band: BAND,
    figure: saved === null ? figure("none") : figure("points", { points: Math.round(saved * 100) }),
    parts: [
      part(
        "lost",
        lostIn(team) < lostIn(none),
        inPlay(["world.failing", "world.recovered"]),
        { team: lostIn(team), none: lostIn(none), reference: lostIn(reference) },
        [],
        [firstHarm(team)],
      ),
      part("peak", peak < 0.2, [], { peak }, [], [worstTick(judged, 0, endTick)]),
      part("regions", regions.size < 2, inPlay(["world.failing"]), {
        count: regions.size,
        services: services.size,
      }),
      part("global", !wentGlobal, inPlay(["world.went-global"]), {
        ...globalRule(judged.scenario),
        later: wentGlobal ? 0 : (globalTick ?? 0),
      }),
    ],
  };
}

/** The first scrape at which anything had been lost. */
function firstHarm({ userMinutes }: Pick<Taped, "userMinutes">): Tick {
  const at = userMinutes.findIndex((total, n) => total > (userMinutes[n - 1] ?? total));
  return Math.max(0, at) * SCRAPE_TICKS;
}
