/** Plays the cue of what has just happened, and writes it: "[page: boot eu-west]". Muted, the caption stays. */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { sentenceOf, wordsFor } from "../../panels/sentences/index.ts";
import { createPlayer, mostUrgent } from "../../sound/index.ts";
import { useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";

const SHOWN_MS = 6000;

export function Captions({ isMuted }: { isMuted: boolean }) {
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
    const due = mostUrgent(fresh);
    if (due === null) return;
    if (!isMuted) player.play(due.cue);
    const words = wordsFor({ common: common.peek(), own: own.peek(), names: names.peek() }, text);
    caption.value = text.t("room.caption", { what: sentenceOf(due.row.message, words) });
  }, [timeline]);
  const shown = caption.value;
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = setTimeout(() => (caption.value = null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown, caption]);
  return shown === null ? null : <p class="caption">{shown}</p>;
}
