/** The left column: what complains, most urgent first; while nothing does, what there is to learn about normal. */
import { useComputed } from "@preact/signals";
import { isOld, readImpact } from "../../../shared/protocol/index.ts";
import type { AlertView } from "../../../shared/protocol/index.ts";
import { Button, Icon } from "../../dom/index.ts";
import { useRoom } from "../../store/index.ts";
import type { Room } from "../../store/index.ts";
import { formatTick, useText } from "../../text/index.ts";
import type { Text } from "../../text/index.ts";
import type { Desk } from "../map/index.ts";
import { AlertRow } from "./AlertRow.tsx";
import { FilterLine, filterIn, placeText, seatName } from "../frame/index.ts";
import { alertRows, countOf } from "./rows.ts";
import { measured } from "./words.ts";
import type { AlertGroup, AlertRows, Storm } from "./rows.ts";
import { Quiet } from "./Quiet.tsx";
import { SilenceDialog } from "./SilenceDialog.tsx";
import type { Silencing } from "./SilenceDialog.tsx";
import "./alerts.css";

/** Rows change by the second, not with every frame. */
const STEP_TICKS = 10;

export function useAlertRows(): AlertRows {
  const { common, tick } = useRoom();
  const step = useComputed(() => Math.floor(tick.value / STEP_TICKS) * STEP_TICKS);
  return useComputed(() => alertRows(common.value.alerts, step.value)).value;
}

/** The rows that the filter lets through, and of how many alerts. */
function useFilteredRows(all: AlertRows): { rows: AlertRows; shown: number; total: number } {
  const room = useRoom();
  const text = useText();
  const kept = useComputed(() => filteredAlerts(room, text)).value;
  const total = countOf(all);
  if (kept.length === room.common.value.alerts.length) return { rows: all, shown: total, total };
  const rows = alertRows(kept, Math.floor(room.tick.peek() / STEP_TICKS) * STEP_TICKS);
  return { rows, shown: countOf(rows), total };
}

/** The alerts with the words of the filter: what keys step through is what is seen. */
export function filteredAlerts({ common, own, names, drafts }: Room, text: Text): readonly AlertView[] {
  const keep = filterIn(drafts, "alerts");
  const cast = { common: common.value, own: own.value, names: names.value };
  return cast.common.alerts.filter((alert) =>
    keep(
      alert.id,
      placeText(cast.common.map, alert.subject, text.t),
      alert.text,
      alert.severity,
      alert.owner,
      ...Object.values(measured(alert, text)),
      alert.ackedBy === null ? null : seatName(cast, alert.ackedBy, text.t),
    ),
  );
}

export function Alerts({ desk, silencing }: { desk: Desk; silencing: Silencing }) {
  const { t } = useText();
  const { common, drafts } = useRoom();
  const all = useAlertRows();
  const { rows, shown: kept, total } = useFilteredRows(all);
  const count = common.value.alerts.filter(({ state }) => state === "firing").length;
  const impact = useComputed(() => common.value.metrics.at(-1)).value;
  const evaluatedTick = impact === undefined ? null : impact.tick - readImpact(impact).alertsAgeTicks;
  const isLate = impact !== undefined && evaluatedTick !== null && isOld(impact.tick - evaluatedTick);
  const shown = all.pages.length + all.tickets.length + all.silenced.length + all.resolved.length + (all.storm ? 1 : 0);
  const isQuiet = shown === 0 && all.unknown.length === 0 && !isLate;
  return (
    <section class="pane alerts" id="alerts" aria-label={t("room.alerts")} tabIndex={-1}>
      <h2 class="pane-head">
        {t("alerts.title")} <span>{count > shown ? t("alerts.countInRows", { count, rows: shown }) : count}</span>
      </h2>
      <div class="alerts-list" tabIndex={0} role="region" aria-label={t("room.alerts")}>
        {!isQuiet && <FilterLine drafts={drafts} of="alerts" shown={kept} total={total} />}
        {isLate && (
          <UnknownRow
            says={t("alerts.unevaluated", { at: formatTick(evaluatedTick) })}
            why={t("alerts.unevaluatedWhy")}
          />
        )}
        {isQuiet ? <Quiet desk={desk} /> : <Rows rows={rows} silencing={silencing} />}
      </div>
      {silencing.of.value !== null && <SilenceDialog silencing={silencing} />}
    </section>
  );
}

function Rows({ rows, silencing }: { rows: AlertRows; silencing: Silencing }) {
  const { t } = useText();
  const list = (groups: readonly AlertGroup[]) =>
    groups.map((group) => <AlertRow key={group.key} group={group} silencing={silencing} />);
  return (
    <ul>
      {list(rows.pages)}
      {rows.storm !== null && <StormRow storm={rows.storm} silencing={silencing} />}
      {list(rows.tickets)}
      {rows.unknown.length > 0 && (
        <li>
          <UnknownRow
            says={t("alerts.unknown", { count: rows.unknown.length })}
            why={t("alerts.unjudged")}
            names={[...new Set(rows.unknown.map(({ subject }) => subject))].join(" · ")}
          />
        </li>
      )}
      {list(rows.silenced)}
      {list(rows.resolved)}
    </ul>
  );
}

/** What nobody can judge, in one row: it neither fires nor is well, and never looks like either. */
function UnknownRow({ says, why, names = "" }: { says: string; why: string; names?: string }) {
  return (
    <div class="alert-unknown" role="note">
      <strong>{says}</strong>
      {names !== "" && (
        <span class="alert-meta" translate={false}>
          {names}
        </span>
      )}
      <span class="alert-meta">{why}</span>
    </div>
  );
}

/** Many at once: one row that says how many, where and since when, and does not guess the cause. */
function StormRow({ storm, silencing }: { storm: Storm; silencing: Silencing }) {
  const { t } = useText();
  const { ui } = useRoom();
  const isOpen = ui.state.value.isStormOpen;
  return (
    <li class="alert alert-storm" data-testid="storm-row">
      <button
        type="button"
        class="alert-main"
        aria-expanded={isOpen}
        onClick={() => ui.act({ do: "storm", open: !isOpen })}
      >
        <span class="alert-line">
          <Icon name="list" size={14} />
          <strong>{t("alerts.storm", { count: storm.groups.length })}</strong>
          <span class="mono alert-age">{t("alerts.storm.alerts", { count: storm.alerts })}</span>
        </span>
        <span class="alert-line alert-meta">
          {storm.places.map(({ place, groups }) => `${place} ${groups}`).join(" · ")}
        </span>
        <span class="alert-meta">{t("alerts.storm.upstream")}</span>
      </button>
      {isOpen && (
        <>
          <Button measure="small" look="quiet" onClick={() => ui.act({ do: "storm", open: false })}>
            {t("alerts.storm.fold")}
          </Button>
          <ul>
            {storm.groups.map((group) => (
              <AlertRow key={group.key} group={group} silencing={silencing} />
            ))}
          </ul>
        </>
      )}
    </li>
  );
}
