/** "While you were away": what matters in words, the rest counted, once. */
import { Button } from "../../dom/index.ts";
import { sentenceOf, wordsFor } from "../../panels/sentences/index.ts";
import { useRoom } from "../../store/index.ts";
import { formatTick, useText } from "../../text/index.ts";

export function AwayCard() {
  const text = useText();
  const { t } = text;
  const room = useRoom();
  const absence = room.absence.value;
  if (absence === null) return null;
  const words = wordsFor({ common: room.common.value, own: room.own.value, names: room.names.value }, text);
  const at = (tick: number): string => formatTick(tick);
  return (
    <section class="card away" role="status" data-testid="away">
      <h2>{t("room.away.title")}</h2>
      <p class="mono">{t("room.away.span", { from: at(absence.fromTick), to: at(absence.toTick) })}</p>
      <ul class="away-told">
        {absence.told.map(({ n, tick, message }) => (
          <li key={n}>
            <span class="mono quiet">{at(tick)}</span> {sentenceOf(message, words)}
          </li>
        ))}
      </ul>
      <ul>
        {absence.counts.map(({ lane, count }) => (
          <li key={lane}>{t(`room.away.${lane}`, { count })}</li>
        ))}
      </ul>
      <Button onClick={() => room.dismiss("absence")}>{t("room.away.close")}</Button>
    </section>
  );
}
