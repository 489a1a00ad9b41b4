/**
 * The board: two questions, the ideas that answer them, and the evidence that the team has shared. While nothing has
 * happened it says what this seat is for and what is worth learning.
 */
import { useMemo } from "preact/hooks";
import { hasLayer, questions } from "../../../shared/protocol/index.ts";
import type { HypothesisView, Question } from "../../../shared/protocol/index.ts";
import { Button } from "../../dom/index.ts";
import { KeyOf, useKey } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { FilterLine, filterIn } from "../frame/index.ts";
import type { Keep, PanelProps } from "../frame/index.ts";
import { sentenceOf, wordsFor } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";
import { AddHypothesis, openHypothesisForm } from "./AddHypothesis.tsx";
import { EvidenceList, openCard } from "./EvidenceList.tsx";
import { HypothesisCard } from "./HypothesisCard.tsx";
import { LearnNormal, YourSeat } from "./Quiet.tsx";
import { answersTo, isOpen, isQuiet, OPEN_LIMIT } from "./rules.ts";

export function Board(props: PanelProps) {
  const { common, own, names, send, drafts, selected } = props;
  const text = useText();
  const { hypotheses, evidence, map, automations, seats, session, alerts, comms } = common;
  // Four frames a second come in; the board is made again only when something that stands on it has changed.
  return useMemo(
    () => <Sections {...props} words={wordsFor(props, text)} />,
    [
      hypotheses,
      evidence,
      map,
      automations,
      seats,
      session,
      alerts,
      comms,
      own.tray,
      own.you,
      names,
      send,
      drafts,
      selected,
      text,
    ],
  );
}

type Props = PanelProps & { readonly words: Words };

/** The rows of the board as they are found: an idea by all that its card says, evidence by what it found and where. */
function narrowed({ common, drafts, words }: Props) {
  const keep: Keep = filterIn(drafts, "board");
  const { t } = words;
  const isStandard = hasLayer(common.session.layer, "standard");
  const ideas = common.hypotheses.filter(({ id, component, mechanism, state, by, tester, note, ...cards }) =>
    keep(
      id,
      words.place(component),
      t(`mechanism.${mechanism}`),
      t(`hypothesis.state.${state}`),
      words.seat(tester ?? by),
      note,
      ...cards.for,
      ...cards.against,
    ),
  );
  const evidence = common.evidence.filter((card) =>
    keep(
      card.id,
      sentenceOf(card.headline, words),
      t(`look.${card.diagnostic}`),
      words.place(card.target),
      words.seat(card.seat),
      card.claim,
    ),
  );
  const [shown, total] = [ideas, common.hypotheses].map(
    (each, n) => (isStandard ? each.length : 0) + (n === 0 ? evidence : common.evidence).length,
  );
  return { ideas, evidence, shown: shown ?? 0, total: total ?? 0 };
}

function Sections(props: Props) {
  const { common, words, drafts } = props;
  const { ideas, evidence, shown, total } = narrowed(props);
  const { t } = words;
  const key = useKey("hypothesis");
  const quiet = isQuiet(common);
  const isStandard = hasLayer(common.session.layer, "standard");
  return (
    <div class="panel board">
      <FilterLine drafts={drafts} of="board" shown={shown} total={total} />
      {isStandard &&
        questions.map((question) => <Answers key={question} question={question} ideas={ideas} {...props} />)}
      {isStandard && <AddHypothesis {...props} />}
      {(!quiet || common.evidence.length > 0) && (
        <section class="panel-block">
          <div class="panel-head">
            <h3>{t("board.evidence")}</h3>
            <span>{t("board.evidence.count", { count: common.evidence.length })}</span>
            {isStandard && (
              <Button measure="small" aria-keyshortcuts={key} onClick={() => openHypothesisForm(drafts)}>
                <KeyOf shortcut="hypothesis" /> {t("board.hypothesis")}
              </Button>
            )}
          </div>
          <EvidenceList {...props} cards={evidence} />
        </section>
      )}
      {quiet && (
        <>
          <YourSeat {...props} />
          <LearnNormal {...props} />
        </>
      )}
    </div>
  );
}

function Answers({
  question,
  ideas,
  common,
  own,
  words,
  send,
  drafts,
}: Props & { question: Question; ideas: readonly HypothesisView[] }) {
  const { t } = words;
  const key = useKey("hypothesis");
  const answers = answersTo(question, ideas);
  const isUnanswered = answersTo(question, common.hypotheses).length === 0;
  const open = drafts.of("board.hypothesis");
  const isFirst = question === questions[0];
  return (
    <section class="panel-block">
      <div class="panel-head">
        <h3>{t(`question.${question}`)}</h3>
        {isFirst && (
          <span>{t("board.open", { count: common.hypotheses.filter(isOpen).length, limit: OPEN_LIMIT })}</span>
        )}
      </div>
      {isUnanswered && (
        <div class="empty board-empty">
          {isFirst && isQuiet(common) ? (
            t("board.nothing")
          ) : (
            <span>
              {t("board.empty")}{" "}
              <button type="button" class="link-button" onClick={() => openHypothesisForm(drafts, question)}>
                <KeyOf shortcut="hypothesis" /> {t(key === undefined ? "board.hypothesis" : "board.empty.do")}
              </button>
            </span>
          )}
        </div>
      )}
      <ul class="hypotheses">
        {answers.map((hypothesis) => (
          <HypothesisCard
            key={hypothesis.id}
            hypothesis={hypothesis}
            words={words}
            cards={[...common.evidence, ...own.tray]}
            isOpen={open.value === hypothesis.id}
            isRated={hasLayer(common.session.layer, "full")}
            send={send}
            onToggle={() => (open.value = open.value === hypothesis.id ? "" : hypothesis.id)}
            onCard={(id) => openCard(drafts, id)}
          />
        ))}
      </ul>
    </section>
  );
}
