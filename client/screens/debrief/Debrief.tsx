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
import { Story } from "./Story.tsx";
import { stepNames } from "./view.ts";
import type { DebriefActs, DebriefScreenView, StepNumber } from "./view.ts";
import "./debrief.css";
import "./tree/tree.css";

const steps = [0, 1, 2, 3, 4] as const satisfies readonly StepNumber[];

export function Debrief({ view, acts }: { view: DebriefScreenView; acts: DebriefActs }) {
  const own = useSignal<StepNumber | null>(null);
  useEffect(() => {
    own.value = null;
  }, [view.step]);
  const step = own.value ?? view.step;
  const go = (to: StepNumber): void => {
    if (view.leads) acts.goTo(to);
    else own.value = to === view.step ? null : to;
  };
  return (
    <div class="debrief">
      <Bar view={view} step={step} isFollowing={own.value === null} onGo={go} />
      <Step view={view} step={step} acts={acts} />
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
        {steps.map((number) => (
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
        {view.leads ? t("debrief.youPresent") : t("debrief.presents", { name: view.presenter })}
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

function Step({ view, step, acts }: { view: DebriefScreenView; step: StepNumber; acts: DebriefActs }) {
  const { report, words } = view;
  if (step === 0) return <Private view={view} acts={acts} />;
  if (report === null) return <Computing words={words} />;
  switch (step) {
    case 1:
      return <Story report={report} words={words} />;
    case 2:
      return <Reveal view={view} report={report} acts={acts} />;
    case 3:
      return <Dimensions view={view} report={report} />;
    case 4:
      return <Commit view={view} report={report} acts={acts} />;
  }
}
