/**
 * `/library`: incidents to choose from, without what is wrong in them; one chosen, its way into a session; a file that
 * somebody brought along. What only a host should read opens on demand.
 */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Refusal } from "../../../shared/base/index.ts";
import type { HostSheet, ScenarioCard } from "../../../shared/protocol/index.ts";
import { Button, EmptyState, InnerLink, Masthead } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { Detail } from "./Detail.tsx";
import { Filters } from "./Filters.tsx";
import { Import } from "./Import.tsx";
import { Sheet } from "./Sheet.tsx";
import { Tile } from "./Tile.tsx";
import { everything, passes } from "./view.ts";
import type { Filter, LibraryActs } from "./view.ts";
import "./library.css";

export function Library(props: {
  acts: LibraryActs;
  name: string;
  /** What the team was called when somebody hosted here last, or "". */
  teamName: string;
  onHome: () => void;
  /** Leads to the editor, with a scenario or without. */
  onEdit: (choice: string | undefined) => void;
  /** Leads to where files of one's own system become a scenario. */
  onImport: () => void;
  /** Leads to the risk report of a scenario's world. */
  onRisk: (choice: string) => void;
  /** Leads to where a recording can be opened. */
  onRecording: () => void;
  onHistory: () => void;
  onSettings: () => void;
}) {
  const { acts, onHome } = props;
  const { t, refusalText } = useText();
  const cards = useSignal<readonly ScenarioCard[] | undefined>(undefined);
  const refusal = useSignal<Refusal | undefined>(undefined);
  const chosen = useSignal<string | undefined>(undefined);
  const filter = useSignal<Filter>(everything);
  const opened = useSignal<{ readonly choice: string; readonly sheet: HostSheet } | undefined>(undefined);
  const choose = (choice: string | undefined): void => {
    chosen.value = choice;
    opened.value = undefined;
  };

  const load = async (wanted?: string): Promise<void> => {
    const asked = await acts.cards();
    refusal.value = asked.ok ? undefined : asked.refusal;
    if (!asked.ok) return;
    cards.value = asked.value;
    chosen.value =
      wanted ?? asked.value.find(({ choice }) => choice === chosen.value)?.choice ?? asked.value[0]?.choice;
  };
  useEffect(() => void load(), []);

  const shown = (cards.value ?? []).filter((card) => passes(card, filter.value));
  // What was asked for beside another card stays closed.
  const sheet = opened.value?.choice === chosen.value ? opened.value?.sheet : undefined;
  const card = cards.value?.find(({ choice }) => choice === chosen.value);
  return (
    <div class="library">
      <Masthead name={t("app.name")} title={t("library.title")} onSettings={props.onSettings}>
        <span>{t("library.note")}</span>
        <InnerLink to="/" onGo={onHome}>
          {t("library.home")}
        </InnerLink>
      </Masthead>
      <main>
        <aside class="library-side">
          <Filters filter={filter.value} onFilter={(next) => (filter.value = next)} />
          <div class="library-make">
            <Import save={(text) => acts.save(text)} onSaved={(choice) => void load(choice)} />
            <Button data-testid="import-page" onClick={() => props.onImport()}>
              {t("library.system")}
            </Button>
            <p class="library-wait">{t("library.system.note")}</p>
            <Button data-testid="write" onClick={() => props.onEdit(undefined)}>
              {t("library.write")}
            </Button>
            <Button data-testid="open-recording" onClick={() => props.onRecording()}>
              {t("opened.title")}
            </Button>
            <Button data-testid="history" onClick={() => props.onHistory()}>
              {t("history.open")}
            </Button>
          </div>
        </aside>
        {card && sheet ? (
          <section class="library-cards">
            <Sheet
              key={card.choice}
              choice={card.choice}
              sheet={sheet}
              acts={acts}
              onClose={() => (opened.value = undefined)}
            />
          </section>
        ) : (
          <section class="library-cards" aria-label={t("library.title")} aria-busy={cards.value === undefined}>
            {refusal.value && (
              <p class="field-error" role="alert">
                {refusalText(refusal.value)}
              </p>
            )}
            {cards.value === undefined && !refusal.value && <p class="library-wait">{t("library.loading")}</p>}
            {cards.value && (
              <p class="library-count" role="status">
                {t("library.count", { count: shown.length })}
              </p>
            )}
            <ul>
              {shown.map((each) => (
                <Tile
                  key={each.choice}
                  card={each}
                  isChosen={each.choice === chosen.value}
                  onChoose={() => choose(each.choice)}
                />
              ))}
            </ul>
            {cards.value && shown.length === 0 && (
              <EmptyState title={t("library.none")}>
                {t("library.none.do")}{" "}
                <Button measure="small" onClick={() => (filter.value = everything)}>
                  {t("library.clear")}
                </Button>
              </EmptyState>
            )}
          </section>
        )}
        <aside class="library-detail">
          {card ? (
            <Detail
              key={card.choice}
              card={card}
              acts={acts}
              name={props.name}
              teamName={props.teamName}
              isSheetOpen={sheet !== undefined}
              onEdit={() => props.onEdit(card.choice)}
              onRisk={() => props.onRisk(card.choice)}
              onSheet={(of) => (opened.value = { choice: card.choice, sheet: of })}
              onRemoved={() => {
                choose(undefined);
                void load();
              }}
            />
          ) : (
            <EmptyState title={t("library.pick")}>{t("library.pick.do")}</EmptyState>
          )}
        </aside>
      </main>
    </div>
  );
}
