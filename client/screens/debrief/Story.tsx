/**
 * The story: the curve of what it cost, and beneath it what happened, row by row. "What we knew" holds what the team saw
 * and did; "What was true" puts the world's own doings beside it.
 */
import { useSignal } from "@preact/signals";
import { Segment } from "../../dom/index.ts";
import type { Words } from "../../panels/sentences/index.ts";
import { Curves } from "./Curves.tsx";
import { affected, isContinued, playedPart } from "./curves.ts";
import { sayDebrief } from "./sentences.ts";
import { at } from "./time.ts";
import { Totals } from "./Totals.tsx";
import type { DebriefReport, StoryRow } from "./view.ts";

/** What is marked on the curve as well: few enough to be told apart. */
export const marked: readonly StoryRow["lane"][] = ["actions", "comms", "automation", "verdict"];
export const truthLanes: readonly StoryRow["lane"][] = ["world", "automation", "verdict"];

export function Story({ report, words }: { report: DebriefReport; words: Words }) {
  const { t } = words;
  const shown = useSignal<"knew" | "true">("knew");
  const rows = report.story.filter(
    ({ lane }) => lane !== "session" && (shown.value === "true" || !truthLanes.includes(lane)),
  );
  const ours = { ...report, curves: report.curves.filter(({ of }) => of === "team") };
  return (
    <main class="story">
      <div class="story-side">
        <section class="card debrief-card story-curve">
          <Totals report={report} words={words} />
          <Curves
            report={ours}
            whatIf={undefined}
            words={words}
            moments={rows.filter(({ lane }) => marked.includes(lane))}
          />
        </section>
        <Times report={report} words={words} />
      </div>
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
          {rows
            .filter(({ tick }) => tick <= report.endTick)
            .map((row) => (
              <Row key={row.n} row={row} words={words} />
            ))}
          {isContinued(report) && <li class="story-end">{t("debrief.after.rows", { at: at(report.endTick) })}</li>}
          {rows
            .filter(({ tick }) => tick > report.endTick)
            .map((row) => (
              <Row key={row.n} row={row} words={words} />
            ))}
        </ol>
      </section>
    </main>
  );
}

/** How long things took. Shown, never scored: they are mostly luck. */
export function Times({ report, words }: { report: DebriefReport; words: Words }) {
  const { t } = words;
  return (
    <section class="card debrief-card story-times">
      <h2>
        {t("debrief.times")} <span class="quiet">{t("debrief.times.note")}</span>
      </h2>
      <dl>
        {timesOf(report).map(({ name, tick }) => (
          <div key={name}>
            <dt>{t(`debrief.time.${name}`)}</dt>
            <dd>{tick === undefined ? "–" : at(tick)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function timesOf({ story, truth, deeds, curves, users, tree, rules, endTick }: DebriefReport) {
  const first = (code: string, where: (row: StoryRow) => boolean = () => true) =>
    story.find((row) => row.message.code === code && where(row))?.tick;
  const answers = truth.flatMap(({ answeredTick }) => answeredTick ?? []);
  const ours = curves.find(({ of }) => of === "team");
  const line = ours ? playedPart(affected(ours, users), ours, endTick) : [];
  const last = line.length - 1 - [...line].reverse().findIndex((share) => share >= MITIGATED);
  const isOver = line.some((share) => share >= MITIGATED) && last < line.length - 1;
  return [
    { name: "began", tick: tree[0]?.tick },
    { name: "paged", tick: first("alert.fired", ({ message }) => message.params["severity"] === "page") },
    ...(rules.hasComms ? ([{ name: "declared", tick: first("incident.declared") }] as const) : []),
    { name: "acted", tick: deeds[0]?.launchedTick },
    ...(rules.hasBoard
      ? ([{ name: "diagnosed", tick: answers.length === truth.length ? Math.max(...answers) : undefined }] as const)
      : []),
    { name: "mitigated", tick: isOver ? (last + 1) * (ours?.everyTicks ?? 0) : undefined },
  ] as const;
}

/** Fewer than this share of users affected counts as mitigated. */
const MITIGATED = 0.05;

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
