/** What was assumed of the whole: names taken for one, calls left out, what is lumped, and on what all guesses stand. */
import type { ImportedWorld } from "../../../shared/protocol/index.ts";
import { useText } from "../../text/index.ts";
import { basesOf } from "./rows.ts";

export function Assumed({ world }: { world: ImportedWorld }) {
  const { t } = useText();
  return (
    <section class="import-assumed" data-testid="import-assumed" aria-label={t("importing.assumed")}>
      <h2>{t("importing.assumed.whole")}</h2>
      <Notes notes={world.notes} none={t("importing.assumed.none")} />
      <h2>{t("importing.assumed.reduced")}</h2>
      <Notes notes={world.reduced} none={t("importing.assumed.all")} />
      <h2>{t("importing.assumed.bases")}</h2>
      <ul>
        {basesOf(world).map(({ field, says, count }) => (
          <li key={`${field} ${says}`}>
            <span class="quiet">{t("importing.assumed.count", { what: t(`importing.${field}`), count })}</span> {says}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ notes, none }: { notes: readonly string[]; none: string }) {
  if (notes.length === 0) return <p class="quiet">{none}</p>;
  return (
    <ul>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
