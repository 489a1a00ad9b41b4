/**
 * The what-if: take one of the team's changes, put it at another moment or leave it out, and see what the model says
 * would have come of it. It never says more than that: nobody knew this then, and some later commands may not fit.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { Button, Meter } from "../../dom/index.ts";
import type { Words } from "../../panels/sentences/index.ts";
import { totalOf } from "./curves.ts";
import { sayDebrief } from "./sentences.ts";
import { at } from "./time.ts";
import type { DebriefActs, Deed, DebriefReport, WhatIfView } from "./view.ts";

const STEP = 100;

interface Props {
  readonly report: DebriefReport;
  readonly whatIf: WhatIfView | undefined;
  readonly acts: Pick<DebriefActs, "runWhatIf">;
  readonly words: Words;
}

export function WhatIf({ report, whatIf, acts, words }: Props) {
  const { t } = words;
  const chosen = useSignal(whatIf?.change.ref ?? report.deeds[0]?.ref ?? "");
  const deed = report.deeds.find(({ ref }) => ref === chosen.value);
  if (!deed) {
    return (
      <section class="card debrief-card">
        <h2>{t("debrief.whatIf")}</h2>
        <p class="quiet">{t("debrief.whatIf.nothing")}</p>
      </section>
    );
  }
  const isRunning = whatIf?.state === "running";
  return (
    <section class="card debrief-card what-if">
      <Headline report={report} whatIf={whatIf} words={words} />
      <Slider key={deed.ref} report={report} deed={deed} whatIf={whatIf} acts={acts} words={words} />
      <div class="what-if-ways">
        <select
          class="input"
          aria-label={t("debrief.whatIf.which")}
          value={deed.ref}
          onChange={(event) => (chosen.value = event.currentTarget.value)}
        >
          {report.deeds.map(({ ref, label, launchedTick }) => (
            <option key={ref} value={ref}>{`${at(launchedTick)} ${label}`}</option>
          ))}
        </select>
        <Button
          disabled={isRunning}
          onClick={() => acts.runWhatIf({ kind: "remove", ref: deed.ref })}
          data-testid="whatif-remove"
        >
          {t("debrief.whatIf.remove")}
        </Button>
      </div>
      {whatIf?.state === "done" && <Skipped whatIf={whatIf} words={words} />}
    </section>
  );
}

function Headline({ report, whatIf, words }: Omit<Props, "acts">) {
  const { t, format } = words;
  const deed = report.deeds.find(({ ref }) => ref === whatIf?.change.ref);
  if (!whatIf || !deed) {
    return (
      <>
        <p class="what-if-kind">{t("debrief.whatIf")}</p>
        <h2>{t("debrief.whatIf.ask")}</h2>
        <p class="quiet">{t("debrief.whatIf.how")}</p>
      </>
    );
  }
  if (whatIf.state !== "done" || whatIf.userMinutes === null) {
    return (
      <div role="status">
        <p class="what-if-kind">{t("debrief.whatIf")}</p>
        <h2>{t(whatIf.state === "failed" ? "debrief.whatIf.failed" : "debrief.whatIf.running")}</h2>
        {whatIf.state === "running" && (
          <Meter label={t("debrief.whatIf.running")} ratio={whatIf.progress} tone="human" />
        )}
      </div>
    );
  }
  const [saved, was] = [savedBy(whatIf.userMinutes, report), savedBy(totalBy("team", report), report)];
  const moved = whatIf.change.kind === "move" ? whatIf.change.toTick : null;
  return (
    <div role="status">
      <p class="what-if-kind">{t("debrief.whatIf")}</p>
      <h2>
        {moved === null
          ? t("debrief.whatIf.without", { action: deed.label })
          : t("debrief.whatIf.moved", { action: deed.label, at: at(moved) })}{" "}
        <span class={saved >= was ? "what-if-good" : "what-if-bad"}>{format.percent(saved)}</span>
      </h2>
      <p class="quiet">{t("debrief.whatIf.was", { at: at(deed.launchedTick), saved: format.percent(was) })}</p>
    </div>
  );
}

/** The share of doing nothing's user-minutes that a run saved. */
function savedBy(total: number, report: DebriefReport): number {
  const none = totalBy("none", report);
  return none > 0 ? Math.max(0, (none - total) / none) : 0;
}

function totalBy(of: "none" | "team", { curves }: DebriefReport): number {
  const curve = curves.find((other) => other.of === of);
  return curve ? totalOf(curve) : 0;
}

function Slider({ report, deed, whatIf, acts, words }: Props & { deed: Deed }) {
  const { t } = words;
  const label = useId();
  const asked =
    whatIf?.change.kind === "move" && whatIf.change.ref === deed.ref ? whatIf.change.toTick : deed.launchedTick;
  const tick = useSignal(asked);
  useEffect(() => {
    tick.value = asked;
  }, [asked]);
  const from = Math.max(
    0,
    Math.min(...report.tree.map((node) => node.tick), deed.launchedTick) - ((report.tree[0]?.tick ?? 0) % 600),
  );
  const to = report.endTick;
  const share = (value: number): string => `${(100 * (value - from)) / Math.max(1, to - from)}%`;
  return (
    <div class="what-if-slider">
      <label id={label} class="unseen">
        {t("debrief.whatIf.when", { action: deed.label })}
      </label>
      <div class="what-if-rail" style={{ "--was": share(deed.launchedTick), "--now": share(tick.value) }}>
        <input
          type="range"
          aria-labelledby={label}
          aria-valuetext={at(tick.value)}
          min={from}
          max={to}
          step={STEP}
          value={tick.value}
          onInput={(event) => (tick.value = Number(event.currentTarget.value))}
          data-testid="whatif-when"
        />
        <i class="what-if-was" aria-hidden="true" />
      </div>
      <div class="what-if-ends mono">
        <span>{at(from)}</span>
        <Button
          measure="small"
          disabled={tick.value === asked || whatIf?.state === "running"}
          onClick={() => acts.runWhatIf({ kind: "move", ref: deed.ref, toTick: tick.value })}
          data-testid="whatif-move"
        >
          {t("debrief.whatIf.move", { at: at(tick.value) })}
        </Button>
        <span>{at(to)}</span>
      </div>
    </div>
  );
}

function Skipped({ whatIf, words }: { whatIf: WhatIfView; words: Words }) {
  const { t } = words;
  if (whatIf.skipped.length === 0) return <p class="quiet">{t("debrief.whatIf.openLoop")}</p>;
  return (
    <details class="what-if-skipped">
      <summary>{t("debrief.whatIf.skipped", { count: whatIf.skipped.length })}</summary>
      <ul>
        {whatIf.skipped.map(({ tick, message, refusal }) => (
          <li key={`${tick} ${message.code}`}>
            <span class="mono">{at(tick)}</span> {sayDebrief(message, words)}:{" "}
            <span class="quiet">{refusal.reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
