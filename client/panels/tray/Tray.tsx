/**
 * My tray: cards that only this seat has seen. `s` shares the selected one at once, with the text that the machine
 * wrote; a claim may be added first. Sharing is one key because an unshared card helps nobody.
 */
import { useMemo, useRef } from "preact/hooks";
import type { CardView } from "../../../shared/protocol/index.ts";
import { Button, Chip, LineInput, Sparkline, useFocusHandedBack } from "../../dom/index.ts";
import { KeyHint, KeyOf, useKey } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { CardDetail } from "../evidence/index.ts";
import { Ago, FilterLine, filterIn, Refused, useAsking } from "../frame/index.ts";
import type { Asking, PanelProps } from "../frame/index.ts";
import { sentenceOf, wordsFor } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";

type Kept = Pick<PanelProps, "own" | "drafts">;

/** The card that `s` shares: the one that was selected, else the newest. */
function selectedCard({ own, drafts }: Kept): CardView | null {
  const chosen = drafts.of("tray.card").value;
  return own.tray.find(({ id }) => id === chosen) ?? own.tray.at(-1) ?? null;
}

/** For the `s` key, wherever the focus is: shares that card with its claim, if one was written. False: there is none. */
export function shareSelected(kept: Kept, asking: Pick<Asking, "ask">): boolean {
  const card = selectedCard(kept);
  if (card) share(card, kept.drafts, asking);
  return card !== null;
}

function share(card: CardView, drafts: PanelProps["drafts"], asking: Pick<Asking, "ask">): void {
  const claim = drafts.of(`tray.claim.${card.id}`);
  const words = claim.value.trim();
  asking.ask({ type: "evidence.share", card: card.id, ...(words === "" ? {} : { claim: words }) }, () => {
    claim.value = "";
  });
}

export function Tray(props: PanelProps) {
  const { common, own, names, send, drafts } = props;
  const text = useText();
  return useMemo(
    () => <Cards {...props} words={wordsFor(props, text)} />,
    [own.tray, own.you, common.map, names, send, drafts, text],
  );
}

function Cards(props: PanelProps & { words: Words }) {
  const { own, words, send, drafts } = props;
  const { t } = words;
  const asking = useAsking(send);
  const selected = selectedCard(props);
  const keep = filterIn(drafts, "tray");
  const cards = own.tray.filter(({ headline, diagnostic, target, signal }) =>
    keep(sentenceOf(headline, words), t(`look.${diagnostic}`), words.place(target), t(`signal.${signal}`)),
  );
  return (
    <section class="tray" aria-label={t("tray.title")}>
      <div class="tray-head">
        <h3>{t("tray.title")}</h3>
        <span class="quiet">
          {own.tray.length === 0 ? t("tray.none") : t("tray.count", { count: own.tray.length })}
        </span>
        <Refused asking={asking} />
      </div>
      {own.tray.length > 0 && <FilterLine drafts={drafts} of="tray" shown={cards.length} total={own.tray.length} />}
      {own.tray.length === 0 ? (
        <p class="empty">
          <span>
            {t("tray.empty")} <KeyHint shortcut="share">{t("tray.empty.share")}</KeyHint>
          </span>
        </p>
      ) : (
        <ul class="tray-cards">
          {[...cards].reverse().map((card) => (
            <TrayCard
              key={card.id}
              card={card}
              isSelected={card === selected}
              onSelect={() => (drafts.of("tray.card").value = card.id)}
              onShare={() => share(card, drafts, asking)}
              {...props}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function TrayCard(
  props: PanelProps & {
    words: Words;
    card: CardView;
    isSelected: boolean;
    onSelect: () => void;
    onShare: () => void;
  },
) {
  const { card, words, isSelected, onSelect, onShare, tick, drafts } = props;
  const { t } = words;
  const key = useKey("share");
  const place = useRef<HTMLLIElement>(null);
  useFocusHandedBack(place);
  const open = drafts.of("tray.open");
  const isOpen = open.value === card.id;
  const claim = drafts.of(`tray.claim.${card.id}`);
  return (
    <li ref={place} class={isSelected ? "tray-card inner tray-selected" : "tray-card inner"} onFocusCapture={onSelect}>
      <div class="tray-line">
        <button
          type="button"
          class="link-button tray-says"
          aria-expanded={isOpen}
          onClick={() => (open.value = isOpen ? "" : card.id)}
        >
          <b>{sentenceOf(card.headline, words)}</b>
          <span class="quiet">
            {t(`look.${card.diagnostic}`)} · <Ago tick={tick} since={card.tick} /> {t("tray.ago")}
          </span>
        </button>
        {card.spark.length > 1 && <Sparkline values={card.spark} width={40} height={20} tone="ok" />}
        <Chip>{t(`signal.${card.signal}`)}</Chip>
        <Button measure="small" aria-keyshortcuts={isSelected ? key : undefined} onClick={onShare}>
          {isSelected && <KeyOf shortcut="share" />} {t("tray.share")}
        </Button>
      </div>
      {isOpen && (
        <div class="tray-open">
          <LineInput
            label={t("tray.claim")}
            draft={claim}
            maxLength={280}
            onKeyDown={(event) => {
              if (event.key === "Enter") onShare();
            }}
          />
          <CardDetail card={card} words={words} />
        </div>
      )}
    </li>
  );
}
