/** Two questions for the team: what went well in how it worked together, and what to do better, with moments to start from. */
import { Prompts } from "./Prompts.tsx";
import { Profile } from "./Profile.tsx";
import { Questions } from "./Questions.tsx";
import type { DebriefScreenView, DebriefReport } from "./view.ts";

export function Dimensions({ view, report }: { view: DebriefScreenView; report: DebriefReport }) {
  const { words } = view;
  return (
    <main class="dimensions">
      <div>
        <Questions report={report} answers={view.answers} words={words} long />
        <Prompts report={report} words={words} />
      </div>
      <Profile report={report} words={words} long />
    </main>
  );
}
