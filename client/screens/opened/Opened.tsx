/**
 * `/recording`: a recording from somewhere else, opened to look at. It is sent to the server, which lives it through and
 * shows its debrief; no session comes of it. Whoever looks goes through its steps alone and may ask what-ifs.
 */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Refusal } from "../../../shared/base/index.ts";
import type { OpenedRecording, WhatIfChange } from "../../../shared/protocol/index.ts";
import { turnDown } from "../../../shared/refusals/index.ts";
import { Button, FileDrop, InnerLink, Masthead } from "../../dom/index.ts";
import type { RecordingLine } from "../../net/index.ts";
import { saveFile } from "../../saveFile.ts";
import { useText } from "../../text/index.ts";
import { Debrief, debriefView } from "../debrief/index.ts";
import type { DebriefActs, DebriefScreenView, StepNumber } from "../debrief/index.ts";
import "./opened.css";

interface OpenedProps {
  readonly line: RecordingLine;
  readonly onHome: () => void;
  readonly onSettings: () => void;
}

const LARGEST = 8_000_000;
const LOOK_EVERY_MS = 1000;

export function Opened({ line, onHome, onSettings }: OpenedProps) {
  const { t, refusalText } = useText();
  const told = useSignal<OpenedRecording | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  const isReading = useSignal(false);
  useLooks(line, told, refusal);

  const take = async (text: string | undefined): Promise<void> => {
    told.value = null;
    isReading.value = true;
    refusal.value = null;
    const opened = text === undefined ? turnDown("recording/unreadable") : await line.open(text);
    const looked = opened.ok ? await line.look(opened.value.id, undefined) : opened;
    isReading.value = false;
    if (looked.ok) told.value = looked.value;
    else refusal.value = looked.refusal;
  };

  const ask = async (change: WhatIfChange): Promise<void> => {
    const { id } = told.value ?? {};
    if (id === undefined) return;
    const answer = await line.ask(id, change);
    refusal.value = answer.ok ? null : answer.refusal;
    if (answer.ok) told.value = answer.value;
  };

  const problem = refusal.value && refusalText(refusal.value);
  if (told.value?.common) return <Shown opened={told.value} problem={problem} onAsk={(change) => void ask(change)} />;
  return (
    <div class="opened">
      <Masthead name={t("app.name")} title={t("opened.title")} onSettings={onSettings}>
        <InnerLink to="/" onGo={onHome}>
          {t("route.home")}
        </InnerLink>
      </Masthead>
      <main>
        <p>{t("opened.lead")}</p>
        {told.value?.state === "computing" && refusal.value === null ? (
          <p role="status">{t("opened.computing")}</p>
        ) : (
          <Choose isReading={isReading.value} onText={(text) => void take(text)} />
        )}
        {told.value?.state === "failed" && <p role="status">{t("opened.failed")}</p>}
        <p class="field-error" role="alert">
          {problem}
        </p>
      </main>
    </div>
  );
}

function Choose({ isReading, onText }: { isReading: boolean; onText: (text: string | undefined) => void }) {
  const { t } = useText();
  return (
    <FileDrop
      class="opened-drop"
      accept=".json,application/json"
      largest={LARGEST}
      testId="recording-file"
      onFiles={([{ text }]) => onText(text)}
    >
      {(choose) => (
        <>
          <Button look="primary" measure="large" disabled={isReading} onClick={choose}>
            {t(isReading ? "opened.reading" : "opened.choose")}
          </Button>
          <p class="quiet">{t("opened.drop")}</p>
        </>
      )}
    </FileDrop>
  );
}

/** Asks how far it is, for as long as anything may still change. */
function useLooks(
  line: RecordingLine,
  told: { value: OpenedRecording | null },
  refusal: { value: Refusal | null },
): void {
  const { id, version } = told.value ?? {};
  const goesOn = told.value !== null && isUnfinished(told.value);
  useEffect(() => {
    if (id === undefined || !goesOn) return;
    let isOver = false;
    let timer = setTimeout(() => void look(id), LOOK_EVERY_MS);
    async function look(known: string): Promise<void> {
      const answer = await line.look(known, version);
      if (isOver) return;
      const isGone = !answer.ok && answer.refusal.code === "recording/unknown";
      refusal.value = answer.ok ? null : answer.refusal;
      if (answer.ok && answer.value.version !== version) told.value = answer.value;
      else if (!isGone) timer = setTimeout(() => void look(known), LOOK_EVERY_MS);
    }
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [line, id, version, goesOn, told, refusal]);
}

function isUnfinished({ state, common }: OpenedRecording): boolean {
  if (state !== "done" || !common) return state !== "failed";
  const { report, whatIfs } = common.debrief ?? { report: null, whatIfs: [] };
  const isSearched = common.found !== null && common.found.state !== "searching";
  const isCut = report?.cutPoints.every(({ window }) => window !== "pending") ?? false;
  return !isSearched || !isCut || whatIfs.some((whatIf) => whatIf.state === "running");
}

function Shown(props: { opened: OpenedRecording; problem: string | null; onAsk: DebriefActs["runWhatIf"] }) {
  const { opened, problem, onAsk } = props;
  const text = useText();
  const step = useSignal<StepNumber>(1);
  const { common, engine, isExact } = opened;
  if (!common) return null;
  const nobody = {
    you: { member: "", seat: null, consoles: [], isHost: false, calledUntilMs: null, facilitates: false },
    answers: {},
  } as const;
  const note = engine === "other" ? text.t("opened.otherEngine") : isExact === false ? text.t("opened.notExact") : null;
  const view: DebriefScreenView = {
    ...debriefView({ common, own: nobody, names: {}, teamName: null }, text),
    step: step.value,
    leads: true,
    recording: { note },
    problem,
  };
  const nothing = (): void => undefined;
  const acts: DebriefActs = {
    answer: nothing,
    commit: nothing,
    runAgain: nothing,
    goTo: (to) => (step.value = to),
    show: nothing,
    runWhatIf: onAsk,
    save: saveFile,
    print: () => window.print(),
    host: null,
  };
  return <Debrief view={view} acts={acts} />;
}
