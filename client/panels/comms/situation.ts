/** What the screens say of the situation, as the beginning of a report. Pure. */
import type { ActionView, CommonView, HypothesisView, Impact } from "../../../shared/protocol/index.ts";
import { inFlight, proposalsOf, resultsOf } from "../act/index.ts";
import type { Words } from "../sentences/index.ts";

export interface Situation {
  readonly condition: string;
  readonly doing: string;
  readonly needs: string;
}

/** A line of the report holds so much. */
const MOST = 280;

export function draftOf(common: CommonView, impact: Impact | null, words: Words): Situation {
  const { t, format } = words;
  const { severity, state } = common.comms;
  const share = impact === null ? 0 : impact.usersAffected / Math.max(1, impact.usersTotal);
  const failing = new Set(
    common.alerts.flatMap((alert) =>
      alert.severity === "page" && alert.state === "firing" ? [words.place(alert.subject)] : [],
    ),
  );
  const declared =
    severity === null
      ? t("sitrep.draft.undeclared")
      : [severity, ...(state === null ? [] : [t(`incident.state.${state}`)])].join(", ");
  const condition = t("sitrep.draft.condition", {
    severity: declared,
    share: format.percent(share),
    regions: [...failing].join(", ") || t("sitrep.draft.nowhere"),
  });
  const doing = doings(common, words).join("; ") || t("sitrep.draft.looking");
  return { condition: condition.slice(0, MOST), doing: doing.slice(0, MOST), needs: t("sitrep.draft.nothing") };
}

/** What is under way, the firmest first: changes, what waits for a key, what is looked after, tasks, ideas. */
function doings({ actions, hypotheses, lead, comms }: CommonView, words: Words): readonly string[] {
  const { t } = words;
  const change = ({ label, target }: ActionView): string => `${label} (${words.place(target)})`;
  const idea = ({ id, component }: HypothesisView): string => `${id} ${words.place(component)}`;
  const [last] = resultsOf(actions).filter(({ state }) => state === "effective");
  const open = hypotheses.filter(({ state }) => state === "open");
  return [
    ...inFlight(actions).map(change),
    ...proposalsOf(actions).map((each) => t("sitrep.draft.waits", { change: change(each) })),
    ...(last ? [t("sitrep.draft.done", { change: change(last) })] : []),
    ...hypotheses.filter(({ state }) => state === "testing").map(idea),
    ...lead.tasks.filter(({ state }) => state !== "reported").map(({ to, text }) => `${words.seat(to)}: ${text}`),
    ...open.map((each) => t("sitrep.draft.weighs", { idea: idea(each) })),
    ...(comms.state === "monitoring" ? [t("sitrep.draft.watching")] : []),
  ];
}
