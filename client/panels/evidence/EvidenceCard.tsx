/**
 * One shared card: a row with its number, what it says, who found it and how long ago; open, its full content and what
 * it speaks for or against. A dot marks a card that this person has not opened.
 */
import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Tick } from "../../../shared/base/index.ts";
import type { CardView } from "../../../shared/protocol/index.ts";
import { Sparkline } from "../../dom/index.ts";
import { formatTick } from "../../text/index.ts";
import { Ago } from "../frame/index.ts";
import { sentenceOf } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";
import { CardDetail } from "./CardDetail.tsx";

export function EvidenceCard(props: {
  card: CardView;
  words: Words;
  tick: ReadonlySignal<Tick>;
  /** The consoles of whoever found it. */
  from: string;
  isNew: boolean;
  isOpen: boolean;
  onToggle: () => void;
  /** What can be done with the open card. */
  children?: ComponentChildren;
}) {
  const { card, words, tick, from, isNew, isOpen, onToggle, children } = props;
  const { t } = words;
  return (
    <li class={isOpen ? "evidence evidence-open inner" : "evidence"} id={`evidence-${card.id}`}>
      <button type="button" class="evidence-row link-button" aria-expanded={isOpen} onClick={onToggle}>
        <EvidenceFacts card={card} words={words} tick={tick} from={from}>
          {!isOpen && <Sparkline values={card.spark} width={36} height={14} />}
          {isNew && <i class="new-dot" role="img" aria-label={t("evidence.new")} />}
        </EvidenceFacts>
      </button>
      {isOpen && (
        <div class="evidence-body">
          <p class="quiet">
            {t("evidence.about", {
              look: t(`look.${card.diagnostic}`),
              target: words.place(card.target),
              who: words.seat(card.seat),
              at: formatTick(card.tick),
            })}
          </p>
          {card.claim !== null && (
            <blockquote class="claim" translate={false}>
              {card.claim}
            </blockquote>
          )}
          {card.spark.length > 1 && <Sparkline values={card.spark} width={260} height={44} />}
          <CardDetail card={card} words={words} />
          {children}
        </div>
      )}
    </li>
  );
}

/** The row of a card: its number, what it says, who found it and how long ago. */
export function EvidenceFacts(props: {
  card: CardView;
  words: Words;
  tick: ReadonlySignal<Tick>;
  from: string;
  children?: ComponentChildren;
}) {
  const { card, words, tick, from, children } = props;
  return (
    <>
      <span class="chip chip-evidence">{card.id}</span>
      <span class="evidence-says">{sentenceOf(card.headline, words)}</span>
      {children}
      <span class="evidence-from mono">
        {from} <Ago tick={tick} since={card.sharedTick ?? card.tick} />
      </span>
    </>
  );
}

/** A card's number as a button, inside a sentence or on a hypothesis. */
export function CardChip({ id, tone, onOpen }: { id: string; tone: "for" | "against"; onOpen: (id: string) => void }) {
  return (
    <button
      type="button"
      class={tone === "against" ? "chip-button chip-against" : "chip-button"}
      onClick={() => onOpen(id)}
    >
      {id}
    </button>
  );
}
