/** What steers a replay: play or hold, and a slider to any moment; beside it what the team believed then. */
import { Button } from "../../../dom/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { sayIdea } from "../sentences.ts";
import { at } from "../time.ts";
import type { DebriefReport } from "../view.ts";
import { REPLAY_SPEED } from "./useReplay.ts";
import type { Replay } from "./useReplay.ts";

interface PlayerProps {
  readonly replay: Replay;
  readonly report: Pick<DebriefReport, "beliefs" | "horizonTick">;
  readonly words: Words;
  /** The way back to the number that led here. */
  readonly onBack?: (() => void) | undefined;
}

export function Player({ replay, report, words, onBack }: PlayerProps) {
  const { t } = words;
  const { tick, isRunning } = replay;
  const now = tick.value ?? 0;
  const belief = report.beliefs.find(({ fromTick, toTick }) => fromTick <= now && now < toTick);
  return (
    <div class="player">
      <Button
        measure="small"
        onClick={() => {
          if (now >= report.horizonTick) tick.value = 0;
          isRunning.value = !isRunning.value;
        }}
        data-testid="replay-play"
      >
        {t(isRunning.value ? "debrief.replay.hold" : "debrief.replay.play", { speed: REPLAY_SPEED })}
      </Button>
      <input
        type="range"
        aria-label={t("debrief.replay.at")}
        aria-valuetext={at(now)}
        min={0}
        max={report.horizonTick}
        step={100}
        value={now}
        onInput={(event) => {
          isRunning.value = false;
          tick.value = Number(event.currentTarget.value);
        }}
        data-testid="replay-at"
      />
      <span class="mono">{tick.value === null ? "" : at(now - (now % 100))}</span>
      <span class="quiet player-belief">
        {tick.value !== null && belief
          ? t("debrief.replay.believed", { idea: belief.ideas.map((idea) => sayIdea(idea, words)).join("; ") })
          : ""}
      </span>
      {onBack && (
        <Button measure="small" onClick={onBack} data-testid="replay-back">
          {t("debrief.replay.back")}
        </Button>
      )}
    </div>
  );
}
