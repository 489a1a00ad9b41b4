/** Decisions of automations in words: "read 23 % busy (10 s old), target 60 % · wants 12 → 9 · scaled in to 10 · rate limit". */
import type { AutomationDesk, LookView } from "../../../shared/protocol/index.ts";
import type { Text } from "../../text/index.ts";

type Kind = AutomationDesk["kind"];

export function lookText(look: LookView, kind: Kind, text: Text): string {
  const { t } = text;
  const { from, wants, to, did, why } = look;
  const wish =
    from !== null && wants !== null && from !== wants
      ? t("automation.wants", { from: amount(from, kind, text), wants: amount(wants, kind, text) })
      : null;
  const end = to ?? wants;
  const deed = t(`automation.did.${did}`, { to: end === null ? "" : amount(end, kind, text) });
  const bound = why === null ? null : t(`automation.why.${why}`);
  return [readText(look, text), wish, deed, bound].filter((part) => part !== null).join(" · ");
}

/** How somebody left it, or null where it is its own master. */
export function deskText({ isPaused, override, kind }: AutomationDesk, text: Text): string | null {
  if (isPaused) return text.t("automation.is.paused");
  return override === null ? null : text.t("automation.is.told", { to: amount(override, kind, text) });
}

function readText({ read }: LookView, { t, format }: Text): string | null {
  if (read === null) return null;
  const age = format.count(Math.round(read.ageS));
  if (read.value === null) return t("automation.read.none", { age });
  const numbers = { value: format.percent(read.value), target: format.percent(read.target), age };
  switch (read.metric) {
    case "utilization":
      return t("automation.read.utilization", numbers);
    case "down":
      return t("automation.read.down", { value: format.count(read.value) });
    case "probes":
      return t("automation.read.probes", numbers);
    default:
      return t("automation.read.errorRatio", numbers);
  }
}

/** Failovers and roll-outs count in shares, the others in replicas. */
function amount(value: number, kind: Kind, { format }: Text): string {
  return kind === "failover" || kind === "roll-out" ? format.percent(value) : format.count(value);
}
