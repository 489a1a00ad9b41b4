/** One row: who complains, about what, since when, and who has taken it. Its keys are on the row that is chosen. */
import { useComputed } from "@preact/signals";
import { ticksToSeconds } from "../../../shared/base/index.ts";
import type { AlertView } from "../../../shared/protocol/index.ts";
import { Button, Mark } from "../../dom/index.ts";
import { KeyOf } from "../../keys/index.ts";
import { useRoom } from "../../store/index.ts";
import { formatClock, formatTick, useText } from "../../text/index.ts";
import { Ago, placeOf, seatName, UntilTick } from "../frame/index.ts";
import { nodeOfAlert } from "./jump.ts";
import type { AlertGroup } from "./rows.ts";
import type { Silencing } from "./SilenceDialog.tsx";
import { lasting, measured } from "./words.ts";

export function AlertRow({ group, silencing }: { group: AlertGroup; silencing: Silencing }) {
  const { ui, common } = useRoom();
  const { top } = group;
  const isPage = top.severity === "page";
  const isUntaken = top.state === "firing" && top.ackedBy === null && top.silencedUntil === null;
  const isWaiting = isPage && isUntaken;
  const isChosen = ui.state.value.alert === top.id;
  const hasKeys = (isUntaken || isChosen) && top.state === "firing";
  const choose = (): void => {
    ui.act({ do: "alert", alert: top.id });
    const node = nodeOfAlert(top, common.value.map);
    if (node !== null) ui.act({ do: "select", selection: { kind: "station", id: node } });
  };
  return (
    <li
      class={`alert alert-${top.severity} alert-${top.state}${isWaiting ? " alert-waiting" : ""}${isChosen ? " alert-chosen" : ""}`}
      data-testid={`alert-${top.id}`}
    >
      <button type="button" class="alert-main" aria-pressed={isChosen} onClick={choose}>
        <AlertFacts group={group} hasKeys={hasKeys} />
      </button>
      {hasKeys && <Keys alert={top} silencing={silencing} />}
    </li>
  );
}

/** What the row says. Keys beside it say themselves whom the page has gone to. */
export function AlertFacts({ group, hasKeys = false }: { group: AlertGroup; hasKeys?: boolean }) {
  const text = useText();
  const { t } = text;
  const { common, tick } = useRoom();
  const { top } = group;
  const isPage = top.severity === "page";
  const place = placeOf(common.value.map, top.subject, t);
  const words = measured(top, text);
  return (
    <>
      <span class="alert-line">
        <Mark state={top.state === "resolved" ? "ok" : isPage ? "err" : "slow"} />
        {isPage && <b class="alert-kind">{t("alerts.page")}</b>}
        <strong translate={false}>
          {top.metric === "burn" ? t("alerts.feature", { name: place.name }) : place.name}
        </strong>
        {place.where !== "" && <span class="alert-place">· {place.where}</span>}
        <span class="alert-age">
          <Ago tick={tick} since={top.sinceTick} />
        </span>
      </span>
      <span class="alert-line alert-second">
        <span class={`mono alert-value alert-value-${isPage ? "err" : "slow"}`}>{words.value}</span>
        <span class="mono alert-meta">{words.bound}</span>
        {group.alerts.length > 1 && (
          <span class="alert-meta">{t("alerts.more", { count: group.alerts.length - 1 })}</span>
        )}
        {!hasKeys && <Escalated alert={top} />}
        <Standing alert={top} />
      </span>
      {top.text !== null && <span class="alert-meta alert-text">{top.text}</span>}
    </>
  );
}

/** A page that nobody took in time has gone to command: that stays said, whoever takes it afterwards. */
function Escalated({ alert: { escalatesTick, state } }: { alert: AlertView }) {
  const { t } = useText();
  const { tick } = useRoom();
  const isOver = useComputed(() => escalatesTick !== null && escalatesTick <= tick.value).value;
  if (escalatesTick === null || !isOver || state !== "firing") return null;
  return <span class="alert-meta">{t("alerts.escalated", { at: formatTick(escalatesTick) })}</span>;
}

/** Who has it, or how it is passed over. */
function Standing({ alert }: { alert: AlertView }) {
  const { t } = useText();
  const { common, own, names, tick } = useRoom();
  const cast = { common: common.value, own: own.value, names: names.value };
  const words = (): string => {
    if (alert.state === "resolved") return t("alerts.resolved");
    if (alert.silencedUntil !== null) {
      return t("alerts.silenced", { left: formatClock(ticksToSeconds(alert.silencedUntil - tick.value)) });
    }
    if (alert.ackedBy !== null) return t("alerts.ackedBy", { who: seatName(cast, alert.ackedBy, t) });
    return alert.severity === "page" ? t("alerts.unacked") : t("alerts.new");
  };
  return <span class="alert-meta alert-standing">{words()}</span>;
}

function Keys({ alert, silencing }: { alert: AlertView; silencing: Silencing }) {
  const text = useText();
  const { t } = text;
  const { ask, own, tick } = useRoom();
  const isSeated = own.value.you.seat !== null;
  return (
    <span class="alert-keys">
      {alert.ackedBy === null && (
        <Button
          measure="small"
          disabled={!isSeated}
          data-testid={`ack-${alert.id}`}
          onClick={() => ask({ type: "alert.ack", alert: alert.id })}
        >
          <KeyOf shortcut="ack" /> {t("alerts.ack")}
        </Button>
      )}
      {alert.silencedUntil === null && (
        <Button measure="small" look="quiet" disabled={!isSeated} onClick={() => (silencing.of.value = alert.id)}>
          <KeyOf shortcut="silence" /> {t("alerts.silence")}
        </Button>
      )}
      <span class="alert-under">
        <span>{[alert.owner, lasting(alert, text)].filter(Boolean).join(" · ")}</span>
        {alert.escalatesTick !== null && alert.escalatesTick > tick.value && (
          <span>
            {t("alerts.toCommand")} <UntilTick tick={tick} at={alert.escalatesTick} />
          </span>
        )}
        <Escalated alert={alert} />
      </span>
    </span>
  );
}
