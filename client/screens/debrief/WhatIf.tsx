/**
 * The what-if: take one of the team's changes, put it at another moment or leave it out, and see what the model says
 * would have come of it. Until somebody asks, it shows the change that would have saved most five minutes sooner.
 */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button, Meter } from "../../dom/index.ts";
import type { Words } from "../../panels/sentences/index.ts";
import { lostBy } from "./curves.ts";
import { Integrity } from "./Integrity.tsx";
import { sayChange, sayDebrief, sayLastCut } from "./sentences.ts";
import { at } from "./time.ts";
import type { DebriefActs, Deed, DebriefReport, WhatIfView } from "./view.ts";

/** The slider's step in ticks: ten simulated seconds. */
const STEP = 100;
/** A difference below this share of what the team lost is none. */
const NOTHING = 0.005;

interface Props {
  readonly report: DebriefReport;
  readonly whatIf: WhatIfView | undefined;
  readonly acts: Pick<DebriefActs, "runWhatIf">;
  readonly words: Words;
}

export function WhatIf({ report, whatIf, acts, words }: Props) {
  const { t } = words;
  const chosen = useSignal<string | null>(null);
  const ref = chosen.value ?? whatIf?.change.ref;
  const deed = report.deeds.find((other) => other.ref === ref) ?? report.deeds[0];
  if (!deed) {
    return (
      <section class="card debrief-card what-if">
        <p class="what-if-kind">{t("debrief.whatIf")}</p>
        <h2>{t("debrief.whatIf.nothing")}</h2>
        <p class="quiet">{sayLastCut(report.cutPoints, words)}</p>
      </section>
    );
  }
  const isRunning = whatIf?.state === "running";
  return (
    <section class="card debrief-card what-if">
      <p class="what-if-kind">
        {t(whatIf !== undefined && whatIf === report.save ? "debrief.save" : "debrief.whatIf")}
      </p>
      <div role="status">
        <Answer report={report} whatIf={whatIf} words={words} />
      </div>
      {isRunning && <Meter label={t("debrief.whatIf.running")} ratio={whatIf.progress} tone="human" />}
      <Slider key={deed.ref} report={report} deed={deed} whatIf={whatIf} acts={acts} words={words} />
      <div class="what-if-ways">
        <select
          class="input"
          aria-label={t("debrief.whatIf.which")}
          value={deed.ref}
          onChange={(event) => (chosen.value = event.currentTarget.value)}
        >
          {report.deeds.map((one) => (
            <option key={one.ref} value={one.ref}>
              {`${at(one.launchedTick)} ${sayChange(one)}, ${words.place(one.target)}`}
            </option>
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
      {whatIf && <Skipped whatIf={whatIf} words={words} />}
    </section>
  );
}

/** What was asked, and what the model says to it. */
export function Answer({ report, whatIf, words }: Omit<Props, "acts">) {
  const { t, format } = words;
  const deed = report.deeds.find(({ ref }) => ref === whatIf?.change.ref);
  if (!whatIf || !deed) return <Note title={t("debrief.whatIf.ask")} text={t("debrief.whatIf.how")} />;
  if (whatIf.state === "failed")
    return <Note title={t("debrief.whatIf.failed")} text={t("debrief.whatIf.failed.how")} />;
  const { change } = whatIf;
  const asked =
    change.kind === "remove"
      ? t("debrief.whatIf.without", { action: sayChange(deed) })
      : t("debrief.whatIf.moved", { action: sayChange(deed), at: at(change.toTick) });
  if (whatIf.state === "running" || whatIf.userMinutes === null)
    return <Note title={asked} text={t("debrief.whatIf.running")} />;
  const [team, none] = [lostBy("team", report), lostBy("none", report)];
  const saved = team - whatIf.userMinutes;
  const kind = Math.abs(saved) < team * NOTHING ? "same" : saved > 0 ? "saved" : "cost";
  return (
    <>
      <h2>
        {asked}{" "}
        <span class={`what-if-${kind}`}>
          {t(`debrief.whatIf.${kind}`, { amount: format.userMinutes(Math.abs(saved)) })}
        </span>
      </h2>
      <p class="quiet">
        {t("debrief.whatIf.totals", {
          at: at(deed.launchedTick),
          total: format.count(whatIf.userMinutes),
          team: format.count(team),
          none: format.count(none),
        })}
      </p>
      {whatIf.curve && <Integrity curves={[whatIf.curve]} words={words} />}
    </>
  );
}

function Note({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h2>{title}</h2>
      <p class="quiet">{text}</p>
    </>
  );
}

function Slider({ report, deed, whatIf, acts, words }: Props & { deed: Deed }) {
  const { t } = words;
  const { launchedTick, ref } = deed;
  const asked = whatIf?.change.kind === "move" && whatIf.change.ref === ref ? whatIf.change.toTick : launchedTick;
  const tick = useSignal(asked);
  useEffect(() => {
    tick.value = asked;
  }, [asked]);
  const isKnown = tick.value === launchedTick || (tick.value === asked && whatIf?.state !== "failed");
  const to = report.endTick;
  const share = (value: number): string => `${(100 * value) / Math.max(1, to)}%`;
  return (
    <div class="what-if-slider">
      <div class="what-if-rail" style={{ "--was": share(launchedTick), "--now": share(tick.value) }}>
        <input
          type="range"
          aria-label={t("debrief.whatIf.when", { action: sayChange(deed), at: at(launchedTick) })}
          aria-valuetext={at(tick.value)}
          min={0}
          max={to}
          step={STEP}
          value={tick.value}
          onInput={(event) => (tick.value = Number(event.currentTarget.value))}
          data-testid="whatif-when"
        />
        <i class="what-if-was" aria-hidden="true" />
      </div>
      <div class="what-if-ends mono">
        <span>{at(0)}</span>
        <Button
          measure="small"
          disabled={isKnown || whatIf?.state === "running"}
          onClick={() => acts.runWhatIf({ kind: "move", ref, toTick: tick.value })}
          data-testid="whatif-move"
        >
          {isKnown ? t("debrief.whatIf.slide") : t("debrief.whatIf.move", { at: at(tick.value) })}
        </Button>
        <span>{at(to)}</span>
      </div>
    </div>
  );
}

/** What of the rest of the round would not have been possible. */
function Skipped({ whatIf: { skipped }, words }: { whatIf: WhatIfView; words: Words }) {
  if (skipped.length === 0) return null;
  return (
    <details class="what-if-skipped">
      <summary>{words.t("debrief.whatIf.skipped", { count: skipped.length })}</summary>
      <ul>
        {skipped.map(({ tick, message, refusal }) => (
          <li key={`${tick} ${message.code}`}>
            <span class="mono">{at(tick)}</span> {sayDebrief(message, words)}:{" "}
            <span class="quiet">{refusal.reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
