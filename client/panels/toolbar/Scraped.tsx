/** How old the numbers on screen are, in simulated seconds. Old numbers say so in words and colour. */
import { ticksToSeconds } from "../../../shared/base/index.ts";
import { useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";

/** Numbers older than this are hatched: a scrape comes every ten simulated seconds. */
export const STALE_S = 30;

/** Simulated seconds since the newest scrape; null before the first. */
export function useAgeS(): number | null {
  const { common, tick } = useRoom();
  const row = common.value.metrics.at(-1);
  return row === undefined ? null : Math.max(0, ticksToSeconds(tick.value - row.tick));
}

export function Scraped() {
  const { t } = useText();
  const ageS = useAgeS();
  const words = ageS === null ? t("toolbar.unscraped") : t("toolbar.scraped", { seconds: Math.floor(ageS) });
  return <span class={`scraped mono${ageS === null || ageS > STALE_S ? " tone-slow" : ""}`}>{words}</span>;
}
