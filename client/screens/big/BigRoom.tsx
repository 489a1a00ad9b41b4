/**
 * The incident for all: the figures on top, what pages and who does what at the left, the map, what was shared at the
 * right, and the timeline under everything. A list shows as many whole rows as fit, the newest or most urgent first,
 * and its head says how many there are.
 */
import type { ComponentChildren, JSX } from "preact";
import { hasLayer } from "../../../shared/protocol/index.ts";
import type { CardView } from "../../../shared/protocol/index.ts";
import { AlertFacts, useAlertRows } from "../../panels/alerts/index.ts";
import { isFromOutside } from "../../panels/comms/index.ts";
import { EvidenceFacts } from "../../panels/evidence/index.ts";
import { consolesOf } from "../../panels/frame/index.ts";
import { inOrder, Task } from "../../panels/lead/index.ts";
import { momentText, sentenceOf, wordsFor } from "../../panels/sentences/index.ts";
import { Timeline } from "../../panels/timeline/index.ts";
import { Clock, Harm, NextPost, ServiceLevel, Severity, Speed } from "../../panels/topbar/index.ts";
import type { Settings } from "../../settings.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Captions, usePanelProps } from "../room/index.ts";
import { BigMap } from "./BigMap.tsx";

interface Props {
  readonly room: Room;
  readonly controls: JSX.Element;
  readonly settings: Settings;
  readonly enlarged: number;
}

export function BigRoom({ room, controls, settings, enlarged }: Props) {
  const { t } = useText();
  const { session } = room.common.value;
  const { probe } = room.own.value;
  return (
    <div class="big-page big-room">
      {probe !== null && (
        <section class="card big-probe" role="status">
          <h2>{t("fac.probed.title")}</h2>
          <q translate={false}>{probe.question}</q>
        </section>
      )}
      <header class="big-bar">
        <div class="big-name">
          <h1 translate={false}>{session.incident}</h1>
          <div>
            <Clock />
            <Speed />
          </div>
        </div>
        <Severity />
        <ServiceLevel />
        <Harm />
        <NextPost />
        {controls}
      </header>
      <main>
        <div class="big-column">
          <Pages />
          {hasLayer(session.layer, "full") && <Tasks />}
        </div>
        <BigMap room={room} enlarged={enlarged} />
        <div class="big-column">
          <Shared which="inside" />
          <Shared which="outside" />
        </div>
      </main>
      <footer>
        <Rail />
        <Newest />
      </footer>
      <Captions settings={settings} />
    </div>
  );
}

function Pane(props: { name: string; count: number; nothing: string; children: ComponentChildren }) {
  return (
    <section class="big-pane" aria-label={props.name}>
      <h2 class="pane-head">
        {props.name} <span>{props.count}</span>
      </h2>
      {props.count === 0 ? <p class="quiet">{props.nothing}</p> : <ul class="big-rows">{props.children}</ul>}
    </section>
  );
}

function Pages() {
  const { t } = useText();
  const { pages } = useAlertRows();
  return (
    <Pane name={t("big.pages")} count={pages.length} nothing={t("big.pages.none")}>
      {pages.map((group) => (
        <li
          key={group.key}
          class={`alert alert-page alert-main${group.top.ackedBy === null ? " alert-waiting" : ""}`}
          data-testid={`alert-${group.top.id}`}
        >
          <AlertFacts group={group} />
        </li>
      ))}
    </Pane>
  );
}

function Tasks() {
  const { t } = useText();
  const props = usePanelProps();
  const words = wordsFor(props, useText());
  const { tasks } = props.common.lead;
  return (
    <Pane name={t("lead.title")} count={tasks.length} nothing={t("lead.empty")}>
      {inOrder(tasks, null).map((task) => (
        <Task key={task.id} {...props} task={task} words={words} />
      ))}
    </Pane>
  );
}

/** What the team found out itself, and what customers and vendors say: each as it was shared. */
function Shared({ which }: { which: "inside" | "outside" }) {
  const text = useText();
  const { t } = text;
  const props = usePanelProps();
  const { common, tick } = props;
  const words = wordsFor(props, text);
  const cards = common.evidence.filter((card: CardView) => isFromOutside(card) === (which === "outside"));
  return (
    <Pane
      name={t(which === "inside" ? "board.evidence" : "comms.reports")}
      count={cards.length}
      nothing={t(which === "inside" ? "big.evidence.none" : "big.reports.none")}
    >
      {[...cards].reverse().map((card) => (
        <li key={card.id} class="big-card">
          <EvidenceFacts card={card} words={words} tick={tick} from={consolesOf({ common }, card.seat)} />
          {card.claim !== null && (
            <q class="claim" translate={false}>
              {card.claim}
            </q>
          )}
        </li>
      ))}
    </Pane>
  );
}

function Rail() {
  return <Timeline {...usePanelProps()} toRead />;
}

/** The last thing that happened, in words: marks alone tell nothing to who stands at the back. */
function Newest() {
  const text = useText();
  const props = usePanelProps();
  const words = wordsFor(props, text);
  const row = props.common.timeline.at(-1);
  if (row === undefined) return null;
  return (
    <p class="big-newest">
      <span class="mono">{momentText(words, row.tick)}</span> {sentenceOf(row.message, words)}
      {row.seat !== null && (
        <span class="quiet" translate={false}>
          {words.seat(row.seat)}
        </span>
      )}
    </p>
  );
}
