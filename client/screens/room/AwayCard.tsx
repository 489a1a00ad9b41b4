/** "While you were away": what moved, counted, once. */
import { ticksToSeconds } from "../../../shared/base/index.ts";
import { Button } from "../../dom/index.ts";
import { useRoom } from "../../store/index.ts";
import { formatT, useText } from "../../text/index.ts";

export function AwayCard() {
  const { t } = useText();
  const room = useRoom();
  const absence = room.absence.value;
  if (absence === null) return null;
  const at = (tick: number): string => formatT(ticksToSeconds(tick));
  return (
    <section class="card away" role="status" data-testid="away">
      <h2>{t("room.away.title")}</h2>
      <p class="mono">{t("room.away.span", { from: at(absence.fromTick), to: at(absence.toTick) })}</p>
      <ul>
        {absence.counts.map(({ lane, count }) => (
          <li key={lane}>{t(`room.away.${lane}`, { count })}</li>
        ))}
      </ul>
      <Button onClick={() => room.dismiss("absence")}>{t("room.away.close")}</Button>
    </section>
  );
}
