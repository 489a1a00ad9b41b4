/** Impact contained: user-minutes saved against doing nothing, as a share of what the reference saved. */
import { must } from "../../base/index.ts";
import type { Taped } from "../runs/tape.ts";
import type { Dial } from "../../protocol/index.ts";
import { affectedAt, figure, moments, part } from "./round.ts";
import type { Judged } from "./round.ts";

/** A team may do better than the reference; the bar ends at this. */
const MOST = 1.1;
/** The reference's own run, and a little below it. */
const BAND = { from: 0.9 / MOST, to: 1 };

export function impact(judged: Judged): Dial {
  const { none, reference, team } = judged;
  const toSave = lostIn(none) - lostIn(reference);
  const saved = toSave > 0 ? Math.min(MOST, Math.max(0, (lostIn(none) - lostIn(team)) / toSave)) : null;
  const regions = new Set(judged.tree.filter(({ kind }) => kind === "failing").map(({ region }) => region));
  const services = new Set(
    judged.tree.filter(({ kind }) => kind === "failing" || kind === "saturated").flatMap(({ covers }) => covers),
  );
  const peak = Math.max(...team.userMinutes.map((_, at) => affectedAt(judged, at * 100)));
  const wentGlobal = team.events.some(({ kind }) => kind === "went-global");
  return {
    id: "impact",
    share: saved === null ? null : saved / MOST,
    band: BAND,
    figure: saved === null ? figure("none") : figure("points", { points: Math.round(saved * 100) }),
    parts: [
      part("peak", peak < 0.2, moments(judged, ["world.failing"]), { peak }),
      part("regions", regions.size < 2, moments(judged, ["world.failing"]), {
        count: regions.size,
        services: services.size,
      }),
      part("global", !wentGlobal, moments(judged, ["world.went-global"]), { global: wentGlobal ? 1 : 0 }),
    ],
  };
}

function lostIn({ userMinutes }: Taped): number {
  return must(userMinutes.at(-1), "total");
}
