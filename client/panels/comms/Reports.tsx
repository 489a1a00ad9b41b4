/** What customers and vendors say: looks that this seat can take, and every such card that it knows. */
import type { CardView, DiagnosticId } from "../../../shared/protocol/index.ts";
import { Looks } from "../act/index.ts";
import { CardDetail } from "../evidence/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { sentenceOf } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";

const outside: readonly DiagnosticId[] = ["reports", "synthetic", "vendor"];

export function isFromOutside({ diagnostic }: Pick<CardView, "diagnostic">): boolean {
  return outside.includes(diagnostic);
}

export function Reports(props: PanelProps & { readonly words: Words }) {
  const { common, own, words } = props;
  const { t } = words;
  const cards = [...own.tray, ...common.evidence].filter(isFromOutside).sort((a, b) => b.tick - a.tick);
  const canLook = own.diagnostics.available.some(isFromOutside);
  return (
    <section class="panel-block" aria-label={t("comms.reports")}>
      <div class="panel-head">
        <h3>{t("comms.reports")}</h3>
      </div>
      {cards.length === 0 && <p class="quiet">{t(canLook ? "comms.reports.empty" : "comms.reports.foreign")}</p>}
      <ul class="posts">
        {cards.map((card: CardView) => (
          <li key={card.id} class="post">
            <p>
              <span class="chip chip-evidence">{card.sharedTick === null ? t("board.private") : card.id}</span>{" "}
              {sentenceOf(card.headline, words)}
            </p>
            <CardDetail card={card} words={words} />
          </li>
        ))}
      </ul>
      {canLook && <Looks {...props} only={outside} />}
    </section>
  );
}
