/** Questions to talk about, chosen by what the round's record shows. They ask about moments, never about a person. */
import type { Words } from "../../panels/sentences/index.ts";
import { sayIdea, stepTitle } from "./sentences.ts";
import { at } from "./time.ts";
import type { DebriefReport } from "./view.ts";

const MOST = 4;

export function Prompts({ report, words }: { report: DebriefReport; words: Words }) {
  const { t } = words;
  return (
    <section class="card debrief-card prompts">
      <h2>{t("debrief.prompts")}</h2>
      <ul>
        {promptsOf(report, words).map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
    </section>
  );
}

export function promptsOf(report: DebriefReport, words: Words): readonly string[] {
  const { t } = words;
  const { beliefs, truth, loops, deeds, tree, rules } = report;
  const first = beliefs[0];
  const firstIdea = first?.ideas[0];
  const rightIdea = truth[0]?.said?.hypothesis;
  const full = tree.find(({ id }) => id === loops[0]?.nodes[0]);
  const begun = deeds[0];
  const early = tree[0];
  return [
    ...(first && firstIdea && firstIdea.hypothesis !== rightIdea
      ? [
          t("debrief.prompt.looked", {
            idea: `${firstIdea.hypothesis} (${sayIdea(firstIdea, words)})`,
            at: at(first.fromTick),
          }),
        ]
      : []),
    ...(full && full.endTick !== null
      ? [t("debrief.prompt.alive", { what: stepTitle(full, words), from: at(full.tick), to: at(full.endTick) })]
      : []),
    ...(early && begun ? [t("debrief.prompt.parted", { seen: at(early.tick), acted: at(begun.launchedTick) })] : []),
    ...(rules.hasComms ? [t("debrief.prompt.customers")] : []),
    t("debrief.prompt.luck"),
    t("debrief.prompt.real"),
  ].slice(0, MOST);
}
