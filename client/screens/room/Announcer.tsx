/** The two voices for screen readers. Once a second each may say what has come since it last spoke, if it has rested. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { LiveRegion } from "../../dom/index.ts";
import { sentenceOf, wordsFor } from "../../panels/sentences/index.ts";
import type { Settings } from "../../settings.ts";
import { useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { restMs, resultsIn, together, urgentIn } from "./announcing.ts";
import type { Voice } from "./announcing.ts";

const LOOK_MS = 1000;

export function Announcer({ settings: { announcements } }: { settings: Settings }) {
  const text = useText();
  const room = useRoom();
  const said = { alert: useSignal(""), status: useSignal("") };
  const { alert, status } = said;
  useEffect(() => {
    const castNow = () => ({ common: room.common.peek(), own: room.own.peek(), names: room.names.peek() });
    const told = new Set<string>();
    const { common, own } = castNow();
    let row = common.timeline.at(-1)?.n ?? 0;
    let tray = new Set(own.tray.map(({ id }) => id));

    const urgent = (): readonly string[] => {
      const fresh = urgentIn(castNow(), announcements.peek(), text.t).filter(({ id }) => !told.has(id));
      for (const { id } of fresh) told.add(id);
      return fresh.map(({ sentence }) => sentence);
    };
    const results = (): readonly string[] => {
      const cast = castNow();
      const amount = announcements.peek();
      const words = wordsFor(cast, text);
      const cards = amount === "pages" ? [] : cast.own.tray.filter(({ id }) => !tray.has(id));
      const fresh = cast.common.timeline.filter(({ n }) => n > row);
      row = cast.common.timeline.at(-1)?.n ?? row;
      tray = new Set(cast.own.tray.map(({ id }) => id));
      return [
        ...cards.map(({ headline }) => sentenceOf(headline, words)),
        ...resultsIn(fresh, cast, amount).map(({ message }) => sentenceOf(message, words)),
      ];
    };

    const lastMs = { alert: -Infinity, status: -Infinity };
    const speak = (voice: Voice, what: () => readonly string[]): void => {
      const nowMs = performance.now();
      if (nowMs - lastMs[voice] < restMs(voice, room.common.peek().alerts)) return;
      const sentences = what();
      // Emptied after a while, so that the same words can be said again.
      said[voice].value = together(sentences, text.t);
      if (sentences.length > 0) lastMs[voice] = nowMs;
    };
    const timer = setInterval(() => {
      speak("alert", urgent);
      speak("status", results);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [room, text, announcements, alert, status]);
  return <LiveRegion status={status.value} alert={alert.value} />;
}
