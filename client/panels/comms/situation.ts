/** What the screens say of the situation, as the beginning of a report. Pure. */
import type { CommonView, Impact } from "../../../shared/protocol/index.ts";
import { inFlight } from "../act/index.ts";
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
  const changes = inFlight(common.actions).map(({ label, target }) => `${label} (${words.place(target)})`);
  const tested = common.hypotheses
    .filter((idea) => idea.state === "testing")
    .map(({ id, component }) => `${id} ${words.place(component)}`);
  const doing = [...changes, ...tested].join("; ") || t("sitrep.draft.looking");
  return { condition: condition.slice(0, MOST), doing: doing.slice(0, MOST), needs: t("sitrep.draft.nothing") };
}
