/**
 * The what-if: take one of the team's changes and put it at another moment or leave it out, or add an action that nobody
 * launched, and see what the model says would have come of it.
 */
import { Meter, Segment } from "../../../dom/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { sayDebrief, sayLastCut } from "../sentences.ts";
import { at } from "../time.ts";
import type { DebriefActs, DebriefReport, WhatIfView } from "../view.ts";
import { Add } from "./Add.tsx";
import { Answer } from "./Answer.tsx";
import { pickedOf } from "./desk.ts";
import type { Desk, Mode } from "./desk.ts";
import { Yours } from "./Yours.tsx";

interface Props {
  readonly report: DebriefReport;
  readonly whatIf: WhatIfView | undefined;
  readonly desk: Desk;
  readonly acts: Pick<DebriefActs, "runWhatIf">;
  readonly words: Words;
  /** Why the last one was not run. */
  readonly problem: string | null;
}

const modes = ["yours", "add"] as const satisfies readonly Mode[];

export function WhatIf({ report, whatIf, desk, acts, words, problem }: Props) {
  const { t } = words;
  const picked = pickedOf(desk, report, whatIf);
  const { mode, deed, spec } = picked;
  const isRunning = whatIf?.state === "running";
  const shared = { report, desk, picked, isRunning, acts, words };
  return (
    <section class="card debrief-card what-if">
      <div class="what-if-head">
        <p class="what-if-kind">
          {t(whatIf !== undefined && whatIf === report.save ? "debrief.save" : "debrief.whatIf")}
        </p>
        <Segment
          label={t("debrief.whatIf.mode")}
          options={modes.map((id) => ({ id, label: t(`debrief.whatIf.mode.${id}`) }))}
          chosen={mode}
          onChoose={(id) => {
            desk.mode.value = id;
            desk.tick.value = null;
          }}
        />
      </div>
      {mode === "yours" && !deed ? (
        <div>
          <h2>{t("debrief.whatIf.nothing")}</h2>
          <p class="quiet">{sayLastCut(report.cutPoints, words)}</p>
        </div>
      ) : (
        <div role="status">
          <Answer report={report} whatIf={isOf(mode, whatIf) ? whatIf : undefined} mode={mode} words={words} />
        </div>
      )}
      {problem !== null && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {isRunning && <Meter label={t("debrief.whatIf.running")} ratio={whatIf.progress} tone="human" />}
      {mode === "yours" && deed && <Yours {...shared} deed={deed} />}
      {mode === "add" && spec && <Add {...shared} spec={spec} />}
      {whatIf && <Skipped whatIf={whatIf} words={words} />}
    </section>
  );
}

/** An answer to another kind of question would only confuse whoever asks this one. */
function isOf(mode: Mode, whatIf: WhatIfView | undefined): boolean {
  return whatIf !== undefined && (whatIf.change.kind === "add") === (mode === "add");
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
