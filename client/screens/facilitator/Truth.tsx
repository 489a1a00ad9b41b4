/**
 * What is true: the small cause in words, how it has spread so far on the map or as the tree of the debrief, what comes
 * next if nobody acts, and the team's curve between doing nothing and the reference.
 */
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { ticksToSeconds } from "../../../shared/base/index.ts";
import type { LiveTruth } from "../../../shared/protocol/index.ts";
import { shapes } from "../../panels/map/index.ts";
import { wordsFor } from "../../panels/sentences/index.ts";
import type { Words } from "../../panels/sentences/index.ts";
import { formatTick, useText } from "../../text/index.ts";
import { Curves, ReplayMap, stepTitle, Tree, TreeOrMap } from "../debrief/index.ts";
import type { DeskProps } from "./props.ts";

export function Truth(props: DeskProps) {
  const { guide, common, own, names } = props;
  const text = useText();
  const { t } = text;
  const words = useMemo(() => wordsFor({ common, own, names }, text), [common.map, common.seats, names, text]);
  const { live } = guide;
  return (
    <section class="fac-truth" aria-label={t("fac.truth")}>
      <div class="card debrief-card fac-cause">
        <h2>
          {guide.title} <span class="quiet">{t("fac.secret")}</span>
        </h2>
        <ul>
          {guide.truth.map(({ role, says }) => (
            <li key={says}>
              <b>{t(role === "trigger" ? "fac.started" : "fac.sustains")}</b> {says}
            </li>
          ))}
        </ul>
      </div>
      {live === null ? (
        <p class="card debrief-card quiet">{t("fac.truth.waiting")}</p>
      ) : (
        <Pictures live={live} words={words} common={common} />
      )}
    </section>
  );
}

function Pictures({ live, words, common }: { live: LiveTruth; words: Words; common: DeskProps["common"] }) {
  const { t } = words;
  const kinds = useMemo(
    () => Object.fromEntries((common.map?.nodes ?? []).map(({ id, kind }) => [id, shapes[kind]])),
    [common.map],
  );
  const { next } = live;
  const { map } = common;
  const shown = useSignal<"map" | "tree">("map");
  return (
    <>
      <div class="card debrief-card fac-tree">
        <div class="debrief-head">
          <h2>{t("fac.spread")}</h2>
          <TreeOrMap label={t("fac.spread")} chosen={shown.value} onChoose={(chosen) => (shown.value = chosen)} />
        </div>
        <p class="fac-next" role="status" data-testid="next-tipping-point">
          {next
            ? t(live.deeds.some(({ state }) => state === "effective") ? "fac.next.had" : "fac.next", {
                what: stepTitle(next, words),
                seconds: words.format.duration(ticksToSeconds(next.tick - live.endTick) * 1000),
                at: formatTick(next.tick),
              })
            : t(live.curves.length > 1 ? "fac.next.none" : "fac.next.waiting")}
        </p>
        {map && shown.value === "map" ? (
          <ReplayMap of={{ map, report: live }} which="true" tick={live.endTick} words={words} />
        ) : live.tree.length === 0 ? (
          <p class="quiet">{t("fac.spread.nothing")}</p>
        ) : (
          <Tree report={live} kinds={kinds} words={words} />
        )}
      </div>
      <div class="card debrief-card fac-curves">
        <h2>
          {t("debrief.affected")} <span class="quiet">{t("fac.curves.about")}</span>
        </h2>
        <Curves report={live} whatIf={undefined} words={words} isLive />
      </div>
    </>
  );
}
