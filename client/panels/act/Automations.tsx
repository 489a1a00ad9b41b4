/**
 * The automations that this seat sees into, and what they have done, the newest first: what each read and how old that
 * was, what it wanted, what it did, and what bound it. One line is one decision.
 */
import type { AutomationDesk, LookView, OwnView } from "../../../shared/protocol/index.ts";
import { formatTick } from "../../text/index.ts";
import type { Words } from "../sentences/index.ts";
import { deskText, lookText } from "./decisions.ts";

type Props = { readonly own: OwnView; readonly words: Words };

export function Automations({ own, words }: Props) {
  const { t } = words;
  if (own.automations.length === 0) return null;
  return (
    <section class="panel-block" aria-label={t("act.automations")} data-testid="automations">
      <div class="panel-head">
        <h3>{t("act.automations")}</h3>
      </div>
      <ul class="decisions">
        {own.automations.map((desk) => (
          <li key={desk.id}>
            <Name desk={desk} words={words} />
            {desk.look !== null && (
              <span class="quiet">
                {" "}
                {t("act.automations.last", { at: clock(desk.look) })} {lookText(desk.look, desk.kind, words)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {own.decisions.length > 0 && (
        <>
          <h4>{t("act.automations.log")}</h4>
          <ol class="decisions" tabIndex={0} aria-label={t("act.automations.log")}>
            {[...own.decisions].reverse().map((line) => (
              <li key={line.n}>
                <span class="mono">{clock(line)}</span> <span translate={false}>{words.place(line.actor)}</span>{" "}
                <span class="quiet">{lookText(line, line.kind, words)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Name({ desk, words }: { desk: AutomationDesk; words: Words }) {
  const state = deskText(desk, words);
  return (
    <>
      <span translate={false}>{words.place(desk.id)}</span>
      {state !== null && (
        <>
          {" "}
          <span class="chip">{state}</span>
        </>
      )}
    </>
  );
}

function clock({ tick }: LookView): string {
  return formatTick(tick);
}
