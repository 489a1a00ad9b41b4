/** Ways from a number to the moments that it came from: each opens the replay there. */
import { useSignal } from "@preact/signals";
import type { Tick } from "../../../shared/base/index.ts";
import type { Words } from "../../panels/sentences/index.ts";
import { at } from "./time.ts";
import type { DebriefReport, DialPart } from "./view.ts";

/** A moment of the round; `row` is the story row that tells of it, where one does. */
export interface Moment {
  readonly tick: Tick;
  readonly row: number | null;
}

export type OnMoment = (moment: Moment) => void;

/** More than this many are told by their number until somebody asks. */
const FEW = 3;

export function Moments(props: { moments: readonly Moment[]; words: Words; onMoment: OnMoment | undefined }) {
  const { moments, words, onMoment } = props;
  const { t } = words;
  const isOpen = useSignal(false);
  const shown = isOpen.value ? moments : moments.slice(0, FEW);
  return (
    <span class="moments mono">
      {shown.map((moment) =>
        onMoment ? (
          <button
            key={`${moment.tick} ${moment.row}`}
            type="button"
            class="moment"
            aria-label={t("debrief.moment", { at: at(moment.tick) })}
            onClick={() => onMoment(moment)}
          >
            {at(moment.tick)}
          </button>
        ) : (
          <span key={`${moment.tick} ${moment.row}`}>{at(moment.tick)}</span>
        ),
      )}
      {onMoment && shown.length < moments.length && (
        <button
          type="button"
          class="moment"
          aria-label={t("debrief.moment.more", { count: moments.length - FEW })}
          onClick={() => (isOpen.value = true)}
        >
          {`+${moments.length - FEW}`}
        </button>
      )}
    </span>
  );
}

/** All moments that a part of a dial was made from, in order of time. */
export function momentsOf({ moments, ticks }: DialPart, { story }: Pick<DebriefReport, "story">): readonly Moment[] {
  const rows = story.filter(({ n }) => moments.includes(n)).map(({ n, tick }): Moment => ({ tick, row: n }));
  return [...ticks.map((tick): Moment => ({ tick, row: null })), ...rows].sort((a, b) => a.tick - b.tick);
}

/** When a change was launched. */
export function launchOf(ref: string, { story }: Pick<DebriefReport, "story">): readonly Moment[] {
  return story
    .filter(({ message }) => message.code === "action.launched" && message.params["ref"] === ref)
    .slice(0, 1)
    .map(({ n, tick }) => ({ tick, row: n }));
}
