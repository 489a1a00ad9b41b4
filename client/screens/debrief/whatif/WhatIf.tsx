/**
 * The what-if: take one of the team's changes and put it at another moment or leave it out, or add an action that nobody
 * launched, and see what the model says would have come of it. Until somebody asks, it shows the best cut that was found.
 */
import { Meter, Segment } from "../../../dom/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { useText } from "../../../text/index.ts";
import { sayDebrief, sayLastCut } from "../sentences.ts";
import { at } from "../time.ts";
import type { FoundCut } from "../../../../shared/protocol/index.ts";
import type { DebriefActs, DebriefReport, WhatIfView } from "../view.ts";
import { Add } from "./Add.tsx";
import { Answer } from "./Answer.tsx";
import { modeOf, pickedOf } from "./desk.ts";
import type { Desk, Mode } from "./desk.ts";
import { Found } from "./Found.tsx";
import { Yours } from "./Yours.tsx";

interface Props {
  readonly report: DebriefReport;
  /** The last one that was asked. */
  readonly whatIf: WhatIfView | undefined;
  readonly found: FoundCut | null;
  readonly desk: Desk;
  readonly acts: Pick<DebriefActs, "runWhatIf">;
  readonly words: Words;
  /** Why the last one was not run. */
  readonly problem: string | null;
}

export function WhatIf({ report, whatIf, found, desk, acts, words, problem }: Props) {
  const { t } = words;
  const mode = modeOf(desk, whatIf, found);
  const picked = pickedOf(desk, mode, report, whatIf);
  const { deed, spec } = picked;
  const isRunning = whatIf?.state === "running";
  const shared = { report, desk, picked, isRunning, acts, words };
  const modes: readonly Mode[] = found ? ["found", "yours", "add"] : ["yours", "add"];
  const choose = (id: Mode): void => {
    desk.mode.value = id;
    desk.tick.value = null;
  };
  const replay = (change: WhatIfView["change"]): void => {
    choose("add");
    acts.runWhatIf(change);
  };
  return (
    <section class="card debrief-card what-if">
      <div class="what-if-head">
        <p class="what-if-kind">{t(mode === "found" ? "debrief.found" : "debrief.whatIf")}</p>
        <Segment
          label={t("debrief.whatIf.mode")}
          options={modes.map((id) => ({ id, label: t(`debrief.whatIf.mode.${id}`) }))}
          chosen={mode}
          onChoose={choose}
        />
      </div>
      {mode === "found" && found && <Found report={report} found={found} words={words} onReplay={replay} />}
      {mode !== "found" && (
        <>
          <Asked report={report} whatIf={whatIf} mode={mode} hasDeed={deed !== undefined} words={words} />
          {isRunning && <Meter label={t("debrief.whatIf.running")} ratio={whatIf.progress} tone="human" />}
        </>
      )}
      {problem !== null && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {mode === "yours" && deed && <Yours {...shared} deed={deed} />}
      {mode === "add" && spec && <Add {...shared} spec={spec} />}
      {mode !== "found" && whatIf && <Skipped whatIf={whatIf} words={words} />}
    </section>
  );
}

function Asked(props: Pick<Props, "report" | "whatIf" | "words"> & { mode: "yours" | "add"; hasDeed: boolean }) {
  const { report, whatIf, words, mode, hasDeed } = props;
  if (mode === "yours" && !hasDeed) {
    return (
      <div>
        <h2>{words.t("debrief.whatIf.nothing")}</h2>
        <p class="quiet">{sayLastCut(report.cutPoints, words)}</p>
      </div>
    );
  }
  return (
    <div role="status">
      <Answer report={report} whatIf={isOf(mode, whatIf) ? whatIf : undefined} mode={mode} words={words} />
    </div>
  );
}

/** An answer to another kind of question would only confuse whoever asks this one. */
function isOf(mode: Mode, whatIf: WhatIfView | undefined): boolean {
  return whatIf !== undefined && (whatIf.change.kind === "add") === (mode === "add");
}

/** What of the rest of the round would not have been possible. */
function Skipped({ whatIf: { skipped }, words }: { whatIf: WhatIfView; words: Words }) {
  const { refusalText } = useText();
  if (skipped.length === 0) return null;
  return (
    <details class="what-if-skipped">
      <summary>{words.t("debrief.whatIf.skipped", { count: skipped.length })}</summary>
      <ul>
        {skipped.map(({ tick, message, refusal }) => (
          <li key={`${tick} ${message.code}`}>
            <span class="mono">{at(tick)}</span> {sayDebrief(message, words)}:{" "}
            <span class="quiet">{refusalText(refusal)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
