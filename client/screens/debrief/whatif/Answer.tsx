/** What was asked of a what-if, and what the model says to it. */
import type { Words } from "../../../panels/sentences/index.ts";
import { lostBy } from "../curves.ts";
import { Integrity } from "../Integrity.tsx";
import { sayAdded, sayChange, sayWho } from "../sentences.ts";
import { at } from "../time.ts";
import type { DebriefReport, WhatIfView } from "../view.ts";
import type { Mode } from "./desk.ts";

/** A difference below this share of what the team lost is none. */
const NOTHING = 0.005;

interface AnswerProps {
  readonly report: DebriefReport;
  readonly whatIf: WhatIfView | undefined;
  readonly words: Words;
  /** What is asked about where nothing has been asked yet. */
  readonly mode?: Exclude<Mode, "found">;
}

export function Answer({ report, whatIf, words, mode = "yours" }: AnswerProps) {
  const { t, format } = words;
  const asked = whatIf && askedOf(whatIf, report, words);
  if (!whatIf || !asked) return <Note title={t(`debrief.whatIf.ask.${mode}`)} text={t(`debrief.whatIf.how.${mode}`)} />;
  if (whatIf.state === "failed")
    return <Note title={t("debrief.whatIf.failed")} text={t("debrief.whatIf.failed.how")} />;
  if (whatIf.state === "running" || whatIf.userMinutes === null)
    return <Note title={asked.what} text={t("debrief.whatIf.running")} />;
  const [team, none] = [lostBy("team", report), lostBy("none", report)];
  const saved = team - whatIf.userMinutes;
  const kind = Math.abs(saved) < team * NOTHING ? "same" : saved > 0 ? "saved" : "cost";
  const totals = { total: format.count(whatIf.userMinutes), team: format.count(team), none: format.count(none) };
  return (
    <>
      <h2>
        {asked.what}{" "}
        <span class={`what-if-${kind}`}>
          {t(`debrief.whatIf.${kind}`, { amount: format.userMinutes(Math.abs(saved)) })}
        </span>
      </h2>
      <p class="quiet">
        {asked.did} {t("debrief.whatIf.totals", totals)}
      </p>
      {whatIf.curve && <Integrity curves={[whatIf.curve]} words={words} />}
    </>
  );
}

/** The question in words, and what was then; undefined where the round has no such change. */
function askedOf({ change }: WhatIfView, report: DebriefReport, words: Words) {
  const { t } = words;
  if (change.kind === "add") {
    const what = [change, ...(change.and ? [change.and] : [])].map((one) => sayAdded(one, report, words));
    return { what: what.join(t("debrief.whatIf.and")), did: sayWho(change, report, words) };
  }
  const deed = report.deeds.find(({ ref }) => ref === change.ref);
  if (!deed) return undefined;
  const action = sayChange(deed);
  return {
    what:
      change.kind === "remove"
        ? t("debrief.whatIf.without", { action })
        : t("debrief.whatIf.moved", { action, at: at(change.toTick) }),
    did: t("debrief.whatIf.then", { at: at(deed.launchedTick) }),
  };
}

function Note({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h2>{title}</h2>
      <p class="quiet">{text}</p>
    </>
  );
}
