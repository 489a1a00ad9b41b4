/**
 * The debrief: five steps, led by the presenter and followed by all. Anybody may look at another step on their own and
 * come back. No truth is shown before the private questions are over.
 */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button, Icon, Logo } from "../../dom/index.ts";
import { Commit } from "./Commit.tsx";
import { Dimensions } from "./Dimensions.tsx";
import { Computing } from "./Computing.tsx";
import { Private } from "./Private.tsx";
import { Reveal } from "./Reveal.tsx";
import type { Moment, OnMoment } from "./Moments.tsx";
import type { Following } from "./replay/useShown.ts";
import { Story } from "./Story.tsx";
import type { Focus } from "./Story.tsx";
import { stepNames } from "./view.ts";
import type { DebriefActs, DebriefScreenView, StepNumber } from "./view.ts";
import "./debrief.css";
import "./tree/tree.css";

const STORY: StepNumber = 1;
const steps = [0, 1, 2, 3, 4] as const satisfies readonly StepNumber[];

export function Debrief({ view, acts }: { view: DebriefScreenView; acts: DebriefActs }) {
  const own = useSignal<StepNumber | null>(null);
  useEffect(() => {
    own.value = null;
  }, [view.step]);
  const focus = useSignal<Moment | null>(null);
  const step = own.value ?? view.step;
  const go = (to: StepNumber): void => {
    focus.value = null;
    own.value = view.leads || to === view.step ? null : to;
    if (view.leads) acts.goTo(to);
  };
  /** A number leads whoever asks to the replay, also the presenter, and moves nobody else. */
  const onMoment = (moment: Moment): void => {
    const from = step;
    focus.value = moment;
    own.value = STORY;
    back.value = from;
  };
  const back = useSignal<StepNumber>(step);
  const onBack = (): void => {
    focus.value = null;
    own.value = back.value === view.step ? null : back.value;
  };
  const isWithAll = own.value === null;
  const following: Following = {
    shown: isWithAll ? view.shown : null,
    tell: view.leads && isWithAll ? acts.show : null,
  };
  return (
    <div class="debrief">
      <Bar view={view} step={step} isFollowing={own.value === null} onGo={go} />
      <Step
        {...{ view, step, acts, following, onMoment }}
        focus={focus.value === null ? null : { moment: focus.value, onBack }}
      />
    </div>
  );
}

interface BarProps {
  readonly view: DebriefScreenView;
  readonly step: StepNumber;
  readonly isFollowing: boolean;
  readonly onGo: (step: StepNumber) => void;
}

function Bar({ view, step, isFollowing, onGo }: BarProps) {
  const { t } = view.words;
  const next = steps.find((other) => other === view.step + 1);
  return (
    <header class="debrief-bar">
      <Logo />
      <strong translate={false}>{view.incident}</strong>
      <nav aria-label={t("debrief.steps")}>
        {steps
          .filter((number) => number > 0 || view.recording === null)
          .map((number) => (
            <button
              key={number}
              type="button"
              aria-current={number === step ? "step" : undefined}
              disabled={number > 0 && view.report === null && !view.leads}
              onClick={() => onGo(number)}
            >
              {number < view.step ? <Icon name="check" size={14} /> : <span class="mono">{number}</span>}
              {t(`debrief.step.${stepNames[number]}`)}
            </button>
          ))}
      </nav>
      <span class="masthead-note debrief-presenter">
        {view.recording ? (
          <span class={view.recording.note ? "debrief-warning" : ""}>
            {view.recording.note ?? t("opened.isRecording")}
          </span>
        ) : view.leads ? (
          t("debrief.youPresent")
        ) : (
          t("debrief.presents", { name: view.presenter })
        )}
        {!view.leads && isFollowing && <strong>{t("debrief.following")}</strong>}
        {!view.leads && !isFollowing && (
          <Button measure="small" onClick={() => onGo(view.step)}>
            {t("debrief.follow")}
          </Button>
        )}
      </span>
      {view.leads && next !== undefined && (
        <Button onClick={() => onGo(next)} data-testid="next-step">
          {t("debrief.next", { step: t(`debrief.step.${stepNames[next]}`) })}
        </Button>
      )}
    </header>
  );
}

interface StepProps {
  readonly view: DebriefScreenView;
  readonly step: StepNumber;
  readonly acts: DebriefActs;
  readonly focus: Focus | null;
  readonly following: Following;
  readonly onMoment: OnMoment;
}

function Step({ view, step, acts, focus, following, onMoment }: StepProps) {
  const { report, words } = view;
  if (step === 0) return <Private view={view} acts={acts} />;
  if (report === null) return <Computing words={words} />;
  switch (step) {
    case 1:
      return <Story report={report} map={view.map} words={words} following={following} focus={focus} />;
    case 2:
      return <Reveal view={view} report={report} acts={acts} following={following} onMoment={onMoment} />;
    case 3:
      return <Dimensions view={view} report={report} onMoment={onMoment} />;
    case 4:
      return <Commit view={view} report={report} acts={acts} />;
  }
}
