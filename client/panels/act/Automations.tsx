/**
 * The automations that this seat sees into, and what they have done, the newest first: what each read and how old that
 * was, what it wanted, what it did, and what bound it. One line is one decision.
 */
import { ticksToSeconds } from "../../../shared/base/index.ts";
import type { AutomationDesk, LookView, OwnView } from "../../../shared/protocol/index.ts";
import { formatClock } from "../../text/index.ts";
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
      <ul class="changes">
        {own.automations.map((desk) => (
          <li key={desk.id} class="automation">
            <Name desk={desk} words={words} />
            {desk.look !== null && <Line look={desk.look} kind={desk.kind} words={words} />}
          </li>
        ))}
      </ul>
      {own.decisions.length > 0 && (
        <ol class="decisions" aria-label={t("act.automations.log")} reversed>
          {[...own.decisions].reverse().map((line) => (
            <li key={line.n}>
              <span translate={false}>{words.place(line.actor)}</span>{" "}
              <Line look={line} kind={line.kind} words={words} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Name({ desk, words }: { desk: AutomationDesk; words: Words }) {
  const state = deskText(desk, words);
  return (
    <>
      <span translate={false}>{words.place(desk.id)}</span>
      {state !== null && <span class="chip"> {state}</span>}{" "}
    </>
  );
}

function Line({ look, kind, words }: { look: LookView; kind: AutomationDesk["kind"]; words: Words }) {
  return (
    <span class="quiet">
      <span class="mono">{formatClock(ticksToSeconds(look.tick))}</span> {lookText(look, kind, words)}
    </span>
  );
}
