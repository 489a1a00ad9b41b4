/**
 * The best cut that was found: what one more action would have saved, until when it still would have, and the best two
 * together. A picture of losses and of a time; no seat and nobody's name.
 */
import { Button, Meter } from "../../../dom/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import type { FoundCut } from "../../../../shared/protocol/index.ts";
import { lostBy } from "../curves.ts";
import { sayAdded, sayLastCut } from "../sentences.ts";
import { at } from "../time.ts";
import type { DebriefReport, WhatIfView } from "../view.ts";

interface FoundProps {
  readonly report: DebriefReport;
  readonly found: FoundCut;
  readonly words: Words;
  /** Plays a finding again; left out where nobody can. */
  readonly onReplay?: (change: WhatIfView["change"]) => void;
}

export function Found({ report, found, words, onReplay }: FoundProps) {
  const { t } = words;
  const { state, best, pair, runs } = found;
  return (
    <div class="best-cut" data-testid="found-cut">
      <div role="status">
        {best ? (
          <Best report={report} best={best} words={words} />
        ) : (
          <NoneYet report={report} found={found} words={words} />
        )}
      </div>
      {best && <Losses report={report} found={found} words={words} />}
      {best && <Until report={report} found={found} words={words} />}
      {state === "searching" && (
        <Meter label={t("debrief.found.searching", { count: runs })} ratio={found.progress} tone="human" />
      )}
      <p class="best-cut-foot">
        <span class="quiet">{footOf(found, words)}</span>
        {onReplay && best && (
          <Button measure="small" onClick={() => onReplay(best.change)} data-testid="found-replay">
            {t("debrief.found.replay")}
          </Button>
        )}
        {onReplay && pair && (
          <Button measure="small" onClick={() => onReplay(pair.change)} data-testid="found-replay-pair">
            {t("debrief.found.replayPair")}
          </Button>
        )}
      </p>
    </div>
  );
}

function Best({ report, best, words }: { report: DebriefReport; best: WhatIfView; words: Words }) {
  const { t, format } = words;
  const none = lostBy("none", report);
  const [saved, yours] = [best.userMinutes ?? none, lostBy("team", report)].map((lost) => savedOf(lost, none));
  return (
    <h2 class="best-cut-said">
      {best.change.kind === "add" && sayAdded(best.change, report, words)}{" "}
      <span class="what-if-saved">
        {t("debrief.found.saved", { saved: format.percent(saved ?? 0), yours: format.percent(yours ?? 0) })}
      </span>
    </h2>
  );
}

function NoneYet({ report, found: { state, runs }, words }: Omit<FoundProps, "onReplay">) {
  const { t } = words;
  const said = {
    searching: "debrief.found.begun",
    failed: "debrief.found.failed",
    done: "debrief.found.none",
  } as const;
  return (
    <>
      <h2>{t(said[state])}</h2>
      {state === "done" && <p class="quiet">{sayLastCut(report.cutPoints, words)}</p>}
      {state === "searching" && runs === 0 && <p class="quiet">{t("debrief.found.how")}</p>}
    </>
  );
}

const barNames = {
  none: "debrief.found.none.bar",
  team: "debrief.found.team",
  best: "debrief.found.best",
  pair: "debrief.found.best",
} as const;

/** What was lost, beside what would have been: bars from nothing to what doing nothing loses. */
function Losses({ report, found: { best, pair }, words }: Omit<FoundProps, "onReplay">) {
  const { t, format } = words;
  const none = lostBy("none", report);
  const bars = [
    { name: "none", lost: none },
    { name: "team", lost: lostBy("team", report) },
    { name: "best", lost: best?.userMinutes ?? null },
    { name: "pair", lost: pair?.userMinutes ?? null },
  ] as const;
  return (
    <dl class="best-cut-bars">
      {bars.map(
        ({ name, lost }) =>
          lost !== null && (
            <div key={name} class={`best-cut-bar best-cut-${name}`}>
              <dt>{name === "pair" && pair ? secondOf(pair, report, words) : t(barNames[name])}</dt>
              <dd>
                <i style={{ width: `${(100 * lost) / Math.max(1, none)}%` }} aria-hidden="true" />
                <span class="mono">{format.count(lost)}</span>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** "and Warm the cache too". */
function secondOf({ change }: WhatIfView, { actions }: DebriefReport, { t }: Words): string {
  const second = change.kind === "add" ? change.and : undefined;
  const first = change.kind === "add" ? actions.find(({ action }) => action === change.action)?.label : undefined;
  const label = actions.find(({ action }) => action === second?.action)?.label;
  return t("debrief.found.pair", { action: first ?? "", second: label ?? "" });
}

/** From the moment at which it was added to the last at which it still saves half; and when the team did it, if it did. */
function Until({ report, found: { best, latest }, words }: Omit<FoundProps, "onReplay">) {
  const { t } = words;
  if (best?.change.kind !== "add") return null;
  const { action, target, toTick } = best.change;
  const did = report.deeds.find((deed) => deed.action === action && deed.target === target)?.launchedTick;
  const share = (tick: number): string => `${(100 * tick) / Math.max(1, report.endTick)}%`;
  return (
    <div class="best-cut-until">
      <div class="best-cut-rail" aria-hidden="true">
        <i
          class="best-cut-open"
          style={{ left: share(toTick), right: `calc(100% - ${share(latest?.toTick ?? toTick)})` }}
        />
        {did !== undefined && <i class="best-cut-did" style={{ left: share(did) }} />}
      </div>
      <p class="quiet">
        {latest ? t("debrief.found.until", { at: at(latest.toTick) }) : t("debrief.found.narrowing")}{" "}
        {did === undefined ? t("debrief.found.never") : t("debrief.found.did", { at: at(did) })}
      </p>
    </div>
  );
}

function footOf({ state, runs, pair, best }: FoundCut, { t }: Words): string {
  if (state === "searching") return t("debrief.found.searching", { count: runs });
  return t(best && !pair ? "debrief.found.tried.noPair" : "debrief.found.tried", { count: runs });
}

function savedOf(lost: number, none: number): number {
  return none > 0 ? Math.max(0, (none - lost) / none) : 0;
}
