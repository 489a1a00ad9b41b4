/** Two questions for the team: what went well in how it worked together, and what to do better, with moments to start from. */
import type { OnMoment } from "./Moments.tsx";
import { Prompts } from "./Prompts.tsx";
import { Profile } from "./Profile.tsx";
import { Questions } from "./Questions.tsx";
import type { DebriefScreenView, DebriefReport } from "./view.ts";

export function Dimensions(props: { view: DebriefScreenView; report: DebriefReport; onMoment: OnMoment }) {
  const { view, report, onMoment } = props;
  const { words } = view;
  return (
    <main class="dimensions">
      <div>
        <Questions report={report} answers={view.answers} words={words} onMoment={onMoment} long />
        <Prompts report={report} words={words} />
      </div>
      <Profile report={report} words={words} onMoment={onMoment} long />
    </main>
  );
}
