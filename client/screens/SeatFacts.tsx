/** What a seat sees, may change and is blind to, as a list of pairs: on the lobby's cards and in the briefing. */
import type { ConsoleId } from "../../shared/content/index.ts";
import { seatFacts, useText } from "../text/index.ts";

/** Nothing is hidden from whoever plays alone. */
export function SeatFacts({ consoles, isAlone = false }: { consoles: readonly ConsoleId[]; isAlone?: boolean }) {
  const { t } = useText();
  const facts = seatFacts(consoles);
  const rows = isAlone ? (["sees", "changes"] as const) : (["sees", "changes", "blind"] as const);
  return (
    <dl class="pairs">
      {rows.map((row) => (
        <div key={row}>
          <dt>{t(`lobby.seat.${row}`)}</dt>
          <dd class={`seat-${row}`}>
            {facts[row].length === 0 ? t("thing.nothing") : facts[row].map((thing) => t(thing)).join(", ")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
