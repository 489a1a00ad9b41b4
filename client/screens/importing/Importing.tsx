/**
 * `/library/import`: files about somebody's own system at the left, what was found in them in the middle, the chosen
 * service at the right. Nothing is saved until somebody asks for it; files stay here while the tab lives.
 */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ImportedWorld } from "../../../shared/protocol/index.ts";
import { Button, EmptyState, FileDrop, InnerLink, Masthead, Tabs } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { Assumed } from "./Assumed.tsx";
import { isWrong, LARGEST_FILE, lookAt } from "./desk.ts";
import type { ImportDesk } from "./desk.ts";
import { Facts } from "./Facts.tsx";
import { Corrections, Files } from "./Files.tsx";
import { Picture } from "./picture/Picture.tsx";
import { Services } from "./Services.tsx";
import { countsOf } from "./rows.ts";
import type { Wanted } from "./rows.ts";
import "./importing.css";

interface ImportingProps {
  readonly desk: ImportDesk;
  readonly onLibrary: () => void;
  readonly onSaved: (choice: string) => void;
  readonly onSettings: () => void;
}

export function Importing({ desk, onLibrary, onSaved, onSettings }: ImportingProps) {
  const { t } = useText();
  useAsked(desk);
  const isEmpty = desk.files.value.length === 0;
  const world = desk.outcome.value?.look.world ?? undefined;
  return (
    <div class="importing">
      <Masthead name={t("app.name")} title={t("importing.title")} onSettings={onSettings}>
        <InnerLink to="/library" onGo={onLibrary}>
          {t("importing.back")}
        </InnerLink>
      </Masthead>
      <FileDrop
        class={`importing-main${isEmpty ? " is-empty" : ""}`}
        largest={LARGEST_FILE}
        several
        testId="import-system"
        onFiles={(files) => desk.add(files)}
      >
        {(choose) =>
          isEmpty ? (
            <Begin desk={desk} choose={choose} />
          ) : (
            <>
              <aside class="importing-side">
                <Files desk={desk} choose={choose} />
                <Outcome desk={desk} onSaved={onSaved} />
              </aside>
              <Found desk={desk} world={world} />
            </>
          )
        }
      </FileDrop>
    </div>
  );
}

function Begin({ desk, choose }: { desk: ImportDesk; choose: () => void }) {
  const { t } = useText();
  const takes = ["compose", "kubernetes", "traces", "metrics", "backstage", "edges"] as const;
  return (
    <main class="importing-begin">
      <p class="importing-lead">{t("importing.lead")}</p>
      <p>
        <Button look="primary" measure="large" onClick={choose}>
          {t("importing.first")}
        </Button>{" "}
        <span class="quiet">{t("importing.drop")}</span>
      </p>
      <ul>
        {takes.map((of) => {
          const [what = "", ...says] = t(`importing.takes.${of}`).split(": ");
          return (
            <li key={of}>
              <strong>{what}</strong> <span class="quiet">{says.join(": ")}</span>
            </li>
          );
        })}
      </ul>
      <p class="quiet">{t("importing.private")}</p>
      <Corrections desk={desk} />
    </main>
  );
}

/** How it stands, what stands in its way, and the way on. */
function Outcome({ desk, onSaved }: Pick<ImportingProps, "desk" | "onSaved">) {
  const { t, refusalText } = useText();
  const isSaving = useSignal(false);
  const outcome = desk.outcome.value;
  const { world = null, flaw = null } = outcome?.look ?? {};
  const isBusy = desk.isBusy.value;
  const hasWrong = desk.files.value.some((file) => file.text === undefined || isWrong(lookAt(outcome, file)));
  const save = async (): Promise<void> => {
    isSaving.value = true;
    const choice = await desk.save();
    isSaving.value = false;
    if (choice !== undefined) onSaved(choice);
  };
  return (
    <section class="import-outcome">
      <p role="status" aria-busy={isBusy} data-testid="import-state">
        {isBusy
          ? t(world ? "importing.busy.again" : "importing.busy")
          : world &&
            t("importing.ready", {
              ...countsOf(world.services.length, world.calls.length, t),
              stations: t("importing.stations", { count: stationsOf(world) }),
            })}
      </p>
      <div role="alert" class="import-refusal">
        {flaw !== null && <p class="field-error">{t("importing.flaw", { says: flaw })}</p>}
        {desk.refusal.value && (
          <p class="field-error">
            {refusalText(desk.refusal.value)}{" "}
            <Button measure="small" onClick={() => desk.again()}>
              {t("importing.again")}
            </Button>
          </p>
        )}
      </div>
      <Button
        look="primary"
        disabled={isBusy || !world || hasWrong || desk.isBehind.value || isSaving.value}
        data-testid="save-import"
        onClick={() => void save()}
      >
        {t(isSaving.value ? "importing.saving" : "importing.save")}
      </Button>
      <p class="quiet">{t(hasWrong ? "importing.save.wrong" : "importing.save.note")}</p>
    </section>
  );
}

type View = "picture" | "services" | "assumed";

function Found({ desk, world }: { desk: ImportDesk; world: ImportedWorld | undefined }) {
  const { t } = useText();
  const view = useSignal<View>("picture");
  const chosen = useSignal<string | undefined>(undefined);
  const pointed = useSignal<string | undefined>(undefined);
  const wanted = useSignal<Wanted>({ words: "", which: "all", by: "name" });
  const isBusy = desk.isBusy.value;
  const flaw = desk.outcome.value?.look.flaw ?? undefined;
  return (
    <>
      <main class="importing-found" aria-busy={isBusy}>
        {isBusy && <div class="importing-busy" />}
        {!world && (
          <div class="importing-nothing">
            <EmptyState>
              {isBusy
                ? t("importing.busy")
                : flaw === undefined
                  ? t("importing.nothing")
                  : t("importing.flaw", { says: flaw })}
            </EmptyState>
          </div>
        )}
        {world && (
          <>
            <Tabs<View>
              label={t("importing.views")}
              panel="import-view"
              tabs={[
                { id: "picture", label: t("importing.tab.picture") },
                { id: "services", label: t("importing.tab.services"), note: <Count of={world.services.length} /> },
                {
                  id: "assumed",
                  label: t("importing.tab.assumed"),
                  note: <Count of={world.notes.length + world.reduced.length} />,
                },
              ]}
              chosen={view.value}
              onChoose={(next) => (view.value = next)}
            />
            <div id="import-view" role="tabpanel" class="import-view" aria-label={t(`importing.tab.${view.value}`)}>
              {view.value === "picture" && <Picture {...{ world, chosen, pointed }} />}
              {view.value === "services" && <Services {...{ world, desk, chosen, wanted }} />}
              {view.value === "assumed" && <Assumed world={world} />}
            </div>
          </>
        )}
      </main>
      <aside class="importing-facts">{world && <Facts {...{ world, desk, chosen, pointed }} />}</aside>
    </>
  );
}

function Count({ of }: { of: number }) {
  return <span class="import-count">{of}</span>;
}

function stationsOf({ services, lumps }: ImportedWorld): number {
  return services.filter(({ lump }) => lump === null).length + lumps.length;
}

/** The browser asks before a tab goes whose files were not saved. */
function useAsked({ isUnsaved }: ImportDesk): void {
  const loses = isUnsaved.value;
  useEffect(() => {
    if (!loses) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [loses]);
}
