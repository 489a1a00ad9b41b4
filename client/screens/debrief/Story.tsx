/**
 * The story: the curve of what it cost, and beneath it what happened, row by row. "What we knew" holds what the team saw
 * and did; "What was true" puts the world's own doings beside it.
 */
import { useSignal } from "@preact/signals";
import { Segment } from "../../dom/index.ts";
import type { Words } from "../../panels/sentences/index.ts";
import { Curves } from "./Curves.tsx";
import { sayDebrief } from "./sentences.ts";
import { at } from "./time.ts";
import type { FullReport, StoryRow } from "./view.ts";

const truthLanes: readonly StoryRow["lane"][] = ["world", "automation", "verdict"];

export function Story({ report, words }: { report: FullReport; words: Words }) {
  const { t } = words;
  const shown = useSignal<"knew" | "true">("knew");
  const rows = report.story.filter(
    ({ lane }) => lane !== "session" && (shown.value === "true" || !truthLanes.includes(lane)),
  );
  const ours = { ...report, curves: report.curves.filter(({ of }) => of === "team") };
  return (
    <main class="story">
      <section class="card debrief-card story-curve">
        <h2>
          {t("debrief.affected")}{" "}
          <span class="quiet">{t("debrief.affected.of", { users: words.format.count(report.users) })}</span>
        </h2>
        <Curves report={ours} whatIf={undefined} words={words} />
      </section>
      <section class="card debrief-card story-rows">
        <div class="debrief-head">
          <h2>{t("debrief.story")}</h2>
          <Segment
            label={t("debrief.story")}
            options={[
              { id: "knew", label: t("debrief.knew") },
              { id: "true", label: t("debrief.true") },
            ]}
            chosen={shown.value}
            onChoose={(id) => (shown.value = id)}
          />
        </div>
        <ol tabIndex={0} aria-label={t(shown.value === "knew" ? "debrief.knew" : "debrief.true")}>
          {rows.map((row) => (
            <Row key={row.n} row={row} words={words} />
          ))}
        </ol>
      </section>
    </main>
  );
}

function Row({ row, words }: { row: StoryRow; words: Words }) {
  return (
    <li class={`story-row story-${row.lane}`}>
      <span class="mono">{at(row.tick)}</span>
      <i aria-hidden="true" />
      <span class="story-lane">{words.t(`debrief.lane.${row.lane}`)}</span>
      <span>{sayDebrief(row.message, words)}</span>
      <span class="quiet">{row.seat === null ? "" : words.seat(row.seat)}</span>
    </li>
  );
}
