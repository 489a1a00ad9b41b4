/** The host's page of an incident: its cause, what to say, where teams get stuck, what to look for; and the door to it. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Refusal } from "../../../shared/base/index.ts";
import type { HostSheet } from "../../../shared/protocol/index.ts";
import { Button, Chip, Icon } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { DryRunOf } from "./DryRunOf.tsx";
import type { LibraryActs } from "./view.ts";

/** Asks before it tells; whoever opens it will not play. */
export function SheetDoor(props: { choice: string; acts: LibraryActs; onOpen: (sheet: HostSheet) => void }) {
  const { t, refusalText } = useText();
  const refusal = useSignal<Refusal | undefined>(undefined);
  const open = async (): Promise<void> => {
    const asked = await props.acts.sheet(props.choice);
    refusal.value = asked.ok ? undefined : asked.refusal;
    if (asked.ok) props.onOpen(asked.value);
  };
  return (
    <section class="card sheet-door">
      <h3>
        <Icon name="lock" size={14} /> {t("library.sheet")}
      </h3>
      <p>{t("library.sheet.warning")}</p>
      <Button measure="small" data-testid="open-sheet" onClick={() => void open()}>
        {t("library.sheet.open")}
      </Button>
      <p class="field-error" role="alert">
        {refusal.value && refusalText(refusal.value)}
      </p>
    </section>
  );
}

export function Sheet(props: { choice: string; sheet: HostSheet; acts: LibraryActs; onClose: () => void }) {
  const { choice, sheet, acts } = props;
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <article class="host-sheet" data-testid="sheet">
      <header>
        <h2 ref={heading} tabIndex={-1} translate={false}>
          {sheet.title}
        </h2>
        <Button look="quiet" measure="small" onClick={() => window.print()}>
          {t("library.sheet.print")}
        </Button>
        <Button measure="small" onClick={props.onClose}>
          {t("library.sheet.close")}
        </Button>
      </header>
      <p class="host-sheet-note">{t("library.sheet.names")}</p>
      <DryRunOf choice={choice} line={acts.dryRun} />
      <Inside sheet={sheet} />
    </article>
  );
}

function Inside({ sheet }: { sheet: HostSheet }) {
  const { t } = useText();
  const { loudest } = sheet;
  return (
    <div class="host-sheet-parts">
      <Part title={t("library.sheet.truth")}>
        <p class="host-sheet-families">
          {sheet.families.map((family) => (
            <Chip key={family} tone="hypothesis">
              {family}
            </Chip>
          ))}
        </p>
        {sheet.truth.map((says) => (
          <p key={says}>{says}</p>
        ))}
        {sheet.outlives && <p>{t("library.sheet.outlives")}</p>}
      </Part>
      <Part title={t("library.sheet.loudest")}>
        <p>{t(loudest.right ? "library.sheet.loudest.right" : "library.sheet.loudest.wrong", loudest)}</p>
      </Part>
      <Part title={t("library.sheet.learn")}>
        <p>{sheet.learn}</p>
      </Part>
      {sheet.say.length > 0 && (
        <Part title={t("library.sheet.say")}>
          <ol>
            {sheet.say.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ol>
        </Part>
      )}
      <Pairs title={t("library.sheet.stuck")} pairs={sheet.stuck.map(({ at, ask }) => [at, ask])} />
      <Pairs title={t("library.sheet.expect")} pairs={sheet.expect.map(({ when, does }) => [when, does])} />
      {sheet.hints.length > 0 && (
        <Part title={t("library.sheet.hints")}>
          <ol>
            {sheet.hints.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        </Part>
      )}
      <Pairs
        title={t("library.sheet.ways")}
        pairs={sheet.ways.map(({ kind, says }) => [t(`library.way.${kind}`), says])}
      />
      {sheet.inspiredBy.length > 0 && (
        <Part title={t("library.sheet.reading")}>
          <ul>
            {sheet.inspiredBy.map(({ outage, title }) => (
              <li key={outage}>{title}</li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: readonly (readonly [string, string])[] }) {
  if (pairs.length === 0) return null;
  return (
    <Part title={title}>
      <dl class="host-sheet-pairs">
        {pairs.map(([when, says]) => (
          <div key={`${when} ${says}`}>
            <dt>{when}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
