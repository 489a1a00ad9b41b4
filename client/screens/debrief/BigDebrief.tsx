/**
 * The debrief on the big screen: the step at which the presenter is, made of the same parts, with nothing to press. What
 * people answered alone is on nobody's wall.
 */
import type { JSX } from "preact";
import { Waiting } from "./Private.tsx";
import { Icon } from "../../dom/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Computing } from "./Computing.tsx";
import { Commitments } from "./Commit.tsx";
import { Curves } from "./Curves.tsx";
import { debriefView } from "./fromRoom.ts";
import { Profile } from "./Profile.tsx";
import { Prompts } from "./Prompts.tsx";
import { Questions } from "./Questions.tsx";
import { ReplayMap } from "./replay/ReplayMap.tsx";
import { useShown } from "./replay/useShown.ts";
import { marked, Times, truthLanes } from "./Story.tsx";
import { Totals } from "./Totals.tsx";
import { Tree } from "./tree/Tree.tsx";
import { stepNames } from "./view.ts";
import type { DebriefReport, DebriefScreenView } from "./view.ts";
import { Answer } from "./whatif/Answer.tsx";
import { Found } from "./whatif/Found.tsx";
import "./debrief.css";
import "./tree/tree.css";
import "./bigDebrief.css";

export function BigDebriefOfRoom({ room, controls }: { room: Room; controls: JSX.Element }) {
  const text = useText();
  const told = {
    common: room.common.value,
    own: room.own.value,
    names: room.names.value,
    teamName: room.teamName.value,
  };
  return <BigDebrief view={debriefView(told, text)} controls={controls} />;
}

export function BigDebrief({ view, controls }: { view: DebriefScreenView; controls: JSX.Element | null }) {
  const { t } = view.words;
  return (
    <div class="big-page big-debrief debrief">
      <header class="big-bar">
        <h1 translate={false}>{view.incident}</h1>
        <ol aria-label={t("debrief.steps")}>
          {stepNames.map((name, step) => (
            <li key={name} aria-current={step === view.step ? "step" : undefined}>
              {step < view.step ? <Icon name="check" size={14} /> : <span class="mono">{step}</span>}
              {t(`debrief.step.${name}`)}
            </li>
          ))}
        </ol>
        <span class="quiet">{t("debrief.presents", { name: view.presenter })}</span>
        {controls}
      </header>
      <Step view={view} />
    </div>
  );
}

function Step({ view }: { view: DebriefScreenView }) {
  const { step, report, words } = view;
  if (step === 0) return <Waiting view={view} about={view.words.t("big.answering")} />;
  if (report === null) return <Computing words={words} />;
  switch (step) {
    case 1:
      return <Course view={view} report={report} />;
    case 2:
      return <Cause view={view} report={report} />;
    case 3:
      return (
        <main class="big-three">
          <Questions report={report} answers={view.answers} words={words} />
          <Prompts report={report} words={words} />
          <Profile report={report} words={words} toRead />
        </main>
      );
    case 4:
      return <Next view={view} report={report} />;
  }
}

interface Props {
  readonly view: DebriefScreenView;
  readonly report: DebriefReport;
}

/** What it cost and when, and the round on the map where the presenter has it; as the team knew it unless they show more. */
function Course({ view, report }: Props) {
  const { words, map, shown } = view;
  const { side, replay } = useShown({ shown, tell: null }, null, report.horizonTick);
  const ours = { ...report, curves: report.curves.filter(({ of }) => of === "team") };
  const moments = report.story.filter(({ lane }) => marked.includes(lane) && !truthLanes.includes(lane));
  return (
    <main class="big-course">
      {map && (
        <section class="card story-map" aria-label={words.t("room.map")}>
          <ReplayMap
            of={{ map, report, shownTroubles: report.shownTroubles }}
            which={side.value ?? "knew"}
            tick={replay.tick.value}
            words={words}
          />
        </section>
      )}
      <section class="card debrief-card story-curve">
        <Totals report={report} words={words} />
        <Curves report={ours} whatIf={undefined} words={words} moments={moments} />
      </section>
      <Times report={report} words={words} />
    </main>
  );
}

/** How the small cause spread, and what one change at another moment would have done. */
function Cause({ view, report }: Props) {
  const { words, kinds, map, found, shown } = view;
  const { t } = words;
  const { spread, replay } = useShown({ shown, tell: null }, null, report.horizonTick);
  const asked = view.whatIfs.at(-1);
  const whatIf = asked ?? found?.best ?? undefined;
  return (
    <main class="big-cause">
      <section class="card debrief-card reveal-tree" aria-label={t("debrief.tree")}>
        <h2>{report.title}</h2>
        {map && spread.value === "map" ? (
          <ReplayMap of={{ map, report }} which="true" tick={replay.tick.value} words={words} />
        ) : (
          <Tree report={report} kinds={kinds} words={words} />
        )}
      </section>
      <section class="card debrief-card reveal-curves">
        <Curves report={report} whatIf={whatIf} words={words} />
      </section>
      <section class="card debrief-card what-if">
        <p class="what-if-kind">{t(asked || !found ? "debrief.whatIf" : "debrief.found")}</p>
        {asked || !found ? (
          <Answer report={report} whatIf={asked} words={words} />
        ) : (
          <Found report={report} found={found} words={words} />
        )}
      </section>
    </main>
  );
}

function Next({ view, report }: Props) {
  const { t } = view.words;
  return (
    <main class="big-next">
      <section class="card debrief-card">
        <h2>{t("debrief.commit")}</h2>
        <Commitments view={view} />
      </section>
      <section class="card debrief-card">
        <h2>{t("debrief.learn")}</h2>
        <p class="commit-lesson">{report.learn}</p>
        <p>{t("debrief.commit.real")}</p>
      </section>
    </main>
  );
}
