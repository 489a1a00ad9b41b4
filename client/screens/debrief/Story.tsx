/**
 * The story: the curve of what it cost, and beneath it what happened, row by row. "What we knew" holds what the team saw
 * and did; "What was true" puts the world's own doings beside it. It can be replayed on the map, from any moment.
 */
import { useEffect, useRef } from "preact/hooks";
import type { MapView } from "../../../shared/protocol/index.ts";
import { Segment } from "../../dom/index.ts";
import type { Words } from "../../panels/sentences/index.ts";
import { Curves } from "./Curves.tsx";
import { affected, isContinued, playedPart } from "./curves.ts";
import { Moments } from "./Moments.tsx";
import type { Moment, OnMoment } from "./Moments.tsx";
import { Player } from "./replay/Player.tsx";
import { ReplayMap } from "./replay/ReplayMap.tsx";
import { sayRow } from "./sentences.ts";
import { at } from "./time.ts";
import { Totals } from "./Totals.tsx";
import { useShown } from "./replay/useShown.ts";
import type { Following } from "./replay/useShown.ts";
import type { DebriefReport, StoryRow } from "./view.ts";

/** What is marked on the curve as well: few enough to be told apart. */
export const marked: readonly StoryRow["lane"][] = ["actions", "comms", "automation", "verdict"];
export const truthLanes: readonly StoryRow["lane"][] = ["world", "automation", "verdict"];

interface StoryProps {
  readonly report: DebriefReport;
  readonly map: MapView | null;
  readonly words: Words;
  readonly following: Following;
  /** Where somebody came from, and to which moment. */
  readonly focus?: Focus | null;
}

/** A moment that a number led to, and the way back. */
export interface Focus {
  readonly moment: Moment;
  readonly onBack: () => void;
}

export function Story({ report, map, words, following, focus = null }: StoryProps) {
  const { t } = words;
  const { side, replay } = useShown(following, focus?.moment.tick ?? null, report.horizonTick);
  const shown = side.value ?? (focus && isTruth(focus.moment, report) ? "true" : "knew");
  const rows = report.story.filter(
    ({ lane }) => lane !== "session" && (shown === "true" || !truthLanes.includes(lane)),
  );
  const now = replay.tick.value;
  const ours = { ...report, curves: report.curves.filter(({ of }) => of === "team") };
  const current = now === null ? undefined : rowAt(rows, now, replay.isRunning.value ? null : (focus?.moment ?? null));
  const row = (one: StoryRow) => (
    <Row
      key={one.n}
      row={one}
      words={words}
      isCurrent={one === current}
      isToCome={now !== null && one.tick > now}
      onReplay={() => holdAt(one.tick)}
    />
  );
  const holdAt = (tick: number): void => {
    replay.isRunning.value = false;
    replay.tick.value = tick;
  };
  return (
    <main class="story">
      <div class="story-side">
        {map && (
          <section class="card story-map" aria-label={t("room.map")}>
            <ReplayMap
              of={{ map, report, shownTroubles: report.shownTroubles }}
              which={shown}
              tick={now}
              words={words}
            />
          </section>
        )}
        <section class="card debrief-card story-curve">
          <Totals report={report} words={words} />
          <Curves
            report={ours}
            whatIf={undefined}
            words={words}
            moments={rows.filter(({ lane }) => marked.includes(lane))}
            handle={now === null ? undefined : { tick: now, to: report.horizonTick, onTick: holdAt }}
          />
          <Player replay={replay} report={report} words={words} onBack={focus?.onBack} />
        </section>
        <Times report={report} words={words} onMoment={({ tick }) => holdAt(tick)} />
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
            chosen={shown}
            onChoose={(id) => (side.value = id)}
          />
        </div>
        <ol tabIndex={0} aria-label={t(shown === "knew" ? "debrief.knew" : "debrief.true")}>
          {rows.filter(({ tick }) => tick <= report.endTick).map(row)}
          {isContinued(report) && <li class="story-end">{t("debrief.after.rows", { at: at(report.endTick) })}</li>}
          {rows.filter(({ tick }) => tick > report.endTick).map(row)}
        </ol>
      </section>
    </main>
  );
}

function isTruth({ row }: Moment, { story }: DebriefReport): boolean {
  return story.some(({ n, lane }) => n === row && truthLanes.includes(lane));
}

/** The row that a number came from, or the last one that had happened by now. */
function rowAt(rows: readonly StoryRow[], now: number, moment: Moment | null): StoryRow | undefined {
  const named = moment?.tick === now ? rows.find(({ n }) => n === moment.row) : undefined;
  return named ?? rows.filter(({ tick }) => tick <= now).at(-1);
}

/** How long things took. Shown, never scored: they are mostly luck. */
export function Times(props: { report: DebriefReport; words: Words; onMoment?: OnMoment }) {
  const { report, words, onMoment } = props;
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
            <dd>
              {tick === undefined ? "–" : <Moments moments={[{ tick, row: null }]} words={words} onMoment={onMoment} />}
            </dd>
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

interface StoryRowProps {
  readonly row: StoryRow;
  readonly words: Words;
  readonly isCurrent: boolean;
  readonly isToCome: boolean;
  readonly onReplay: () => void;
}

function Row({ row, words, isCurrent, isToCome, onReplay }: StoryRowProps) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <li
      ref={element}
      class={`story-row story-${row.lane} ${isToCome ? "story-to-come" : ""}`}
      aria-current={isCurrent ? "time" : undefined}
    >
      <button type="button" class="moment mono" tabIndex={-1} onClick={onReplay}>
        {at(row.tick)}
      </button>
      <i aria-hidden="true" />
      <span class="story-lane">{words.t(`debrief.lane.${row.lane}`)}</span>
      <span>{sayRow(row, words)}</span>
      <span class="quiet">{row.seat === null ? "" : words.seat(row.seat)}</span>
    </li>
  );
}
