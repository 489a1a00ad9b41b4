/** The map at the moment where a replay stands; at its worst moment where it stands nowhere. A line says the same. */
import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import type { Tick } from "../../../../shared/base/index.ts";
import { MapList } from "../../../map/index.ts";
import { MapCanvas } from "../../../panels/map/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { at } from "../time.ts";
import { countsAt, replayPicture, worstMoment } from "./picture.ts";
import type { ReplayOf, Which } from "./picture.ts";
import "./replay.css";

/** The picture follows a replay in steps of a scrape. */
const STEP_TICKS = 100;

interface ReplayMapProps {
  readonly of: ReplayOf;
  readonly which: Which;
  readonly tick: Tick | null;
  readonly words: Words;
}

export function ReplayMap({ of, which, tick, words }: ReplayMapProps) {
  const { t } = words;
  const { map, report, shownTroubles } = of;
  const failed = useSignal(false);
  const onFailed = useCallback(() => (failed.value = true), [failed]);
  const troubles = which === "true" ? report.troubles : (shownTroubles ?? []);
  const isWhole = tick === null;
  const worst = useMemo(() => (isWhole ? worstMoment(troubles) : 0), [troubles, isWhole]);
  const now = isWhole ? worst : tick - (tick % STEP_TICKS);
  const picture = useMemo(() => replayPicture(of, which, now, words), [map, report, shownTroubles, which, now, words]);
  const shown = useSignal(picture);
  useEffect(() => void (shown.value = picture), [shown, picture]);
  const { err, slow } = countsAt(troubles, now);
  const counts = [
    err > 0 ? t("debrief.replay.failing", { count: err }) : "",
    slow > 0 ? t("debrief.replay.strained", { count: slow }) : "",
  ];
  const hasBegun = picture.stations.some(({ isOrigin }) => isOrigin);
  return (
    <div class="replay-map">
      {failed.value ? (
        <MapList picture={picture} selection={undefined} onSelect={() => undefined} />
      ) : (
        <MapCanvas picture={shown} onFailed={onFailed} />
      )}
      <p data-testid="replay-says">
        <span class="mono">{at(now)}</span>{" "}
        {err + slow === 0 ? t("debrief.replay.calm") : counts.filter((count) => count !== "").join(" · ")}
        {isWhole && err + slow > 0 && <span class="quiet"> {t("debrief.replay.worst")}</span>}
        {hasBegun && <span class="replay-origin">{t("debrief.replay.began")}</span>}
      </p>
    </div>
  );
}
