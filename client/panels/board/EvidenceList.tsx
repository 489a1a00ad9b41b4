/** What the team has shared, newest first. An open card can be weighed against every open hypothesis. */
import type { PanelProps } from "../frame/index.ts";
import { KeyHint } from "../../keys/index.ts";
import { consolesOf, isListed, Refused, setListed, useAsking } from "../frame/index.ts";
import { EvidenceCard, Stance } from "../evidence/index.ts";
import type { Words } from "../sentences/index.ts";
import { hasLayer } from "../../../shared/protocol/index.ts";
import type { CardView, HypothesisView } from "../../../shared/protocol/index.ts";
import { isOpen } from "./rules.ts";

type Props = Pick<PanelProps, "common" | "own" | "tick" | "send" | "drafts"> & { readonly words: Words };

/** Opens a card in the list, from a chip anywhere. */
export function openCard(drafts: PanelProps["drafts"], id: string): void {
  drafts.of("board.card").value = id;
  setListed(drafts.of("board.seen"), id, true);
}

/** `cards`: those of the shared ones that are to be seen. */
export function EvidenceList(props: Props & { readonly cards: readonly CardView[] }) {
  const { common, own, tick, send, drafts, words, cards } = props;
  const open = drafts.of("board.card");
  const seen = drafts.of("board.seen");
  if (common.evidence.length === 0) return <Nothing isAlone={common.session.size === 1} words={words} />;
  return (
    <ul class="evidence-list">
      {[...cards].reverse().map((card) => (
        <EvidenceCard
          key={card.id}
          card={card}
          words={words}
          tick={tick}
          from={shortConsole(consolesOf({ common }, card.seat))}
          isNew={card.seat !== own.you.seat && !isListed(seen, card.id)}
          isOpen={open.value === card.id}
          onToggle={() => (open.value === card.id ? (open.value = "") : openCard(drafts, card.id))}
        >
          {hasLayer(common.session.layer, "standard") && (
            <Weigh card={card} hypotheses={common.hypotheses.filter(isOpen)} send={send} words={words} />
          )}
        </EvidenceCard>
      ))}
    </ul>
  );
}

/** Where cards come from. Whoever plays alone has no tray: what they find is on the board at once. */
function Nothing({ isAlone, words: { t } }: { isAlone: boolean; words: Words }) {
  if (isAlone) return <p class="empty">{t("board.evidence.alone")}</p>;
  return (
    <p class="empty">
      <span>
        {t("board.evidence.empty")} <KeyHint shortcut="share">{t("board.evidence.share")}</KeyHint>
      </span>
    </p>
  );
}

function Weigh(props: {
  card: CardView;
  hypotheses: readonly HypothesisView[];
  send: PanelProps["send"];
  words: Words;
}) {
  const { card, hypotheses, send, words } = props;
  const asking = useAsking(send);
  if (hypotheses.length === 0) return null;
  return (
    <>
      <ul class="stances">
        {hypotheses.map((hypothesis) => (
          <li key={hypothesis.id}>
            <span class="stance-card">
              <span class="hypothesis-id mono">{hypothesis.id}</span>{" "}
              <span translate={false}>{words.place(hypothesis.component)}</span>
            </span>
            <Stance
              hypothesis={hypothesis}
              card={card.id}
              asking={asking}
              label={words.t("board.stanceOf", { card: card.id, hypothesis: hypothesis.id })}
            />
          </li>
        ))}
      </ul>
      <Refused asking={asking} />
    </>
  );
}

/** The first console of a merged seat: there is room for one. */
function shortConsole(consoles: string): string {
  return consoles.split("+")[0] ?? "";
}
