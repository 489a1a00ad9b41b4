/**
 * Plays the cue of what has just happened, and writes it: "[page: boot eu-west]". Muted, the caption stays. The log is
 * the last sounds with their times: it is made of the timeline, so that a reload loses nothing.
 */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Dialog } from "../../dom/index.ts";
import { sentenceOf, wordsFor } from "../../panels/sentences/index.ts";
import type { Settings } from "../../settings.ts";
import { createPlayer, gainOf, groupOf, mostUrgent, soundsIn } from "../../sound/index.ts";
import { useRoom } from "../../store/index.ts";
import { formatTick, useText } from "../../text/index.ts";
import { listenerOf } from "./listener.ts";

const SHOWN_MS = 6000;
const KEPT = 20;

export function Captions({ settings: { sound, levels } }: { settings: Settings }) {
  const text = useText();
  const { common, own, names } = useRoom();
  const timeline = useComputed(() => common.value.timeline).value;
  const caption = useSignal<string | null>(null);
  const player = useMemo(createPlayer, []);
  const heard = useRef(timeline.at(-1)?.n ?? 0);
  useEffect(() => () => void player.dispose(), [player]);
  useEffect(() => {
    const fresh = timeline.filter(({ n }) => n > heard.current);
    heard.current = timeline.at(-1)?.n ?? 0;
    const cast = { common: common.peek(), own: own.peek(), names: names.peek() };
    const due = mostUrgent(soundsIn(fresh, listenerOf(cast)));
    if (due === null) return;
    if (sound.peek() === "on") player.play(due.cue, gainOf(levels[groupOf[due.cue]].peek()));
    caption.value = text.t("room.caption", { what: sentenceOf(due.row.message, wordsFor(cast, text)) });
  }, [timeline]);
  const shown = caption.value;
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = setTimeout(() => (caption.value = null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown, caption]);
  return shown === null ? null : <p class="caption">{shown}</p>;
}

export function CaptionsLog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { t } = text;
  const { common, own, names } = useRoom();
  const cast = { common: common.value, own: own.value, names: names.value };
  const words = wordsFor(cast, text);
  const last = soundsIn(common.value.timeline, listenerOf(cast)).slice(-KEPT).reverse();
  return (
    <Dialog title={t("captions.open")} isWide onClose={onClose}>
      {last.length === 0 ? (
        <p class="captions-about">{t("captions.none")}</p>
      ) : (
        <>
          <p class="captions-about">{t("captions.about", { count: KEPT })}</p>
          <ol class="captions" data-testid="captions">
            {last.map(({ cue, row }) => (
              <li key={row.n}>
                <span class="mono">{formatTick(row.tick)}</span>
                <span>{t(`sound.cue.${cue}`)}</span>
                <span>{sentenceOf(row.message, words)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}
