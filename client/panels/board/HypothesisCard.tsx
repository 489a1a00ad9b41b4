/**
 * One idea: what, how, its state, who tests it, and the cards for and against. Open, it takes a new state and new
 * cards; a refusal stands under the control that asked. Ruled out, it is one struck line until it is opened.
 */
import type { CardView, HypothesisView } from "../../../shared/protocol/index.ts";
import { confidences, hypothesisStates } from "../../../shared/protocol/index.ts";
import { Chip, Icon, Segment } from "../../dom/index.ts";
import { formatTick } from "../../text/index.ts";
import { CardChip, Stance } from "../evidence/index.ts";
import { Refused, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { sentenceOf } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";
import { isOpen as isOpenIdea, proofOf } from "./rules.ts";

interface Props {
  readonly hypothesis: HypothesisView;
  readonly words: Words;
  /** Shared cards and own private ones: what can be linked. */
  readonly cards: readonly CardView[];
  readonly isOpen: boolean;
  /** Whether the rules ask how sure somebody is. */
  readonly isRated: boolean;
  readonly send: PanelProps["send"];
  readonly onToggle: () => void;
  readonly onCard: (id: string) => void;
}

export function HypothesisCard(props: Props) {
  const { hypothesis, words, isOpen, onToggle, onCard } = props;
  const { t } = words;
  const isOut = hypothesis.state === "ruled-out";
  const isFolded = isOut && !isOpen;
  const chips = (ids: readonly string[], tone: "for" | "against") =>
    ids.length === 0 ? (
      <span class="quiet">{t("board.none")}</span>
    ) : (
      ids.map((id) => <CardChip key={id} id={id} tone={tone} onOpen={onCard} />)
    );
  return (
    <li class={`hypothesis inner hypothesis-${hypothesis.state}${isFolded ? " hypothesis-folded" : ""}`}>
      <button type="button" class="hypothesis-head link-button" aria-expanded={isOpen} onClick={onToggle}>
        <span class="hypothesis-id mono">{hypothesis.id}</span>
        <span class="hypothesis-says">
          <b translate={false}>{words.place(hypothesis.component)}</b>{" "}
          <span class="quiet">{t(`mechanism.${hypothesis.mechanism}`)}</span>
        </span>
        {!isOut && hypothesis.confidence !== null && <span class="mono">{hypothesis.confidence} %</span>}
        {!isOut && <StateChip state={hypothesis.state} words={words} />}
      </button>
      {isFolded ? (
        <p class="hypothesis-line">
          <span class="quiet">{t("board.ruledOutBy")}</span> {chips(hypothesis.against, "against")}
        </p>
      ) : (
        <p class="hypothesis-line">
          <span class="hypothesis-who quiet" translate={false}>
            {words.seat(hypothesis.tester ?? hypothesis.by)}
          </span>
          <span class="quiet">{t("stance.for")}</span> {chips(hypothesis.for, "for")}
          <span class="quiet">{t("stance.against")}</span> {chips(hypothesis.against, "against")}
        </p>
      )}
      {isOpen && <Body {...props} />}
    </li>
  );
}

function StateChip({ state, words }: { state: HypothesisView["state"]; words: Words }) {
  const name = words.t(`hypothesis.state.${state}`);
  if (state === "testing") return <Chip tone="hypothesis">{name}</Chip>;
  return (
    <Chip>
      {state === "confirmed" && <Icon name="check" size={12} />}
      {name}
    </Chip>
  );
}

function Body({ hypothesis, words, cards, send, isRated }: Props) {
  const { t } = words;
  const [stating, linking, rating] = [useAsking(send), useAsking(send), useAsking(send)];
  const proof = proofOf(hypothesis, cards);
  return (
    <div class="hypothesis-body">
      <p class="quiet">{t("board.since", { who: words.seat(hypothesis.by), at: formatTick(hypothesis.sinceTick) })}</p>
      {hypothesis.note !== null && <p translate={false}>{hypothesis.note}</p>}
      <Segment
        label={t("board.stateOf", { hypothesis: hypothesis.id })}
        options={hypothesisStates.map((id) => ({ id, label: t(`hypothesis.state.${id}`) }))}
        chosen={hypothesis.state}
        onChoose={(state) => stating.ask({ type: "hypothesis.setState", hypothesis: hypothesis.id, state })}
      />
      <Refused asking={stating} />
      {isRated && isOpenIdea(hypothesis) && (
        <Segment
          label={t("board.confidenceOf", { hypothesis: hypothesis.id })}
          options={confidences.map((each) => ({ id: String(each), label: `${each} %` }))}
          chosen={hypothesis.confidence === null ? undefined : String(hypothesis.confidence)}
          onChoose={(id) => {
            const confidence = confidences.find((each) => String(each) === id);
            if (confidence) rating.ask({ type: "hypothesis.rate", hypothesis: hypothesis.id, confidence });
          }}
        />
      )}
      <Refused asking={rating} />
      <p class="quiet">{t("board.proof", { against: proof.against, for: proof.for, kinds: proof.kinds })}</p>
      {cards.length > 0 && (
        <ul class="stances" aria-label={t("board.cards")}>
          {cards.map((card) => (
            <li key={card.id}>
              <span class="stance-card">
                <span class="chip chip-evidence">{card.sharedTick === null ? t("board.private") : card.id}</span>{" "}
                {sentenceOf(card.headline, words)}
              </span>
              <Stance
                hypothesis={hypothesis}
                card={card.id}
                asking={linking}
                label={t("board.stanceOf", { card: card.id, hypothesis: hypothesis.id })}
              />
            </li>
          ))}
        </ul>
      )}
      <Refused asking={linking} />
    </div>
  );
}
