/** The dock: everything this seat can know about the selected node or link. */
import { useComputed, useSignal } from "@preact/signals";
import { ticksToSeconds } from "../../../shared/base/index.ts";
import type { NodeView } from "../../../shared/protocol/index.ts";
import { EmptyState, Icon, IconButton, Mark as StateMark, Tabs } from "../../dom/index.ts";
import { dockTabs, useRoom } from "../../store/index.ts";
import type { DockTab } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import type { Desk } from "../map/index.ts";
import { placeOf } from "../frame/index.ts";
import { useAgeS } from "../toolbar/index.ts";
import { FindingTab } from "./FindingTab.tsx";
import { findingOf } from "./findings.ts";
import type { Mark } from "./ink.ts";
import { Plots } from "./Plots.tsx";
import { redPlots, usePlots as saturationPlots } from "./plots.ts";
import { subjectOf } from "./subject.ts";
import type { Subject } from "./subject.ts";
import "./dock.css";

export function Dock({ desk }: { desk: Desk }) {
  const { t } = useText();
  const room = useRoom();
  const selection = room.ui.state.value.selection;
  const subject = subjectOf(desk.readings.value, selection);
  const asTable = useSignal(false);
  const tab = room.ui.state.value.dock;
  return (
    <section class="pane dock" id="dock" aria-label={t("room.dock")} tabIndex={-1}>
      {subject === null ? (
        <div class="dock-empty">
          <EmptyState title={t("dock.none.title")}>{t("dock.none")}</EmptyState>
        </div>
      ) : (
        <>
          <DockHead subject={subject} asTable={asTable.value} onTable={() => (asTable.value = !asTable.value)} />
          <div class="dock-body" id="dock-panel" role="tabpanel" aria-label={t(`dock.tab.${tab}`)}>
            <DockBody subject={subject} asTable={asTable.value} />
          </div>
        </>
      )}
    </section>
  );
}

function DockBody({ subject, asTable }: { subject: Subject; asTable: boolean }) {
  const { t } = useText();
  const { common, own, ui } = useRoom();
  const marks = useMarks(subject);
  const seen = {
    metrics: common.value.metrics,
    alerts: common.value.alerts,
    depth: own.value.depth,
    depthNodes: own.value.depthNodes,
  };
  const tab = ui.state.value.dock;
  switch (tab) {
    case "red":
      return <Plots plots={redPlots(subject, seen)} marks={marks} asTable={asTable} />;
    case "use": {
      const plots = saturationPlots(subject, seen);
      return plots === null ? (
        <Locked node={subject.node.node} />
      ) : (
        <Plots plots={plots} marks={marks} asTable={asTable} />
      );
    }
    case "logs":
    case "traces":
    case "changes":
      return (
        <FindingTab finding={findingOf(tab, subject.node.node, own.value, common.value)} name={t(`dock.tab.${tab}`)} />
      );
  }
}

/** Why there is nothing to see here, and who can see it. */
function Locked({ node }: { node: NodeView }) {
  const { t } = useText();
  return (
    <EmptyState title={t("dock.use.locked")}>
      {node.owner === null ? t("dock.locked") : t("dock.locked.owner", { owner: node.owner })}
    </EmptyState>
  );
}

function DockHead(props: { subject: Subject; asTable: boolean; onTable: () => void }) {
  const { subject } = props;
  const { t, format } = useText();
  const { ui } = useRoom();
  const sinceS = useAgeS();
  const now = subject.kind === "node" ? subject.node.now : subject.link.now;
  const ageS = sinceS === null ? null : sinceS + ticksToSeconds(now?.ageTicks ?? 0);
  const tab = ui.state.value.dock;
  const hasNumbers = tab === "red" || tab === "use";
  return (
    <header class="dock-head">
      <SubjectName subject={subject} />
      <DockTabs subject={subject} />
      <span class="dock-age mono">
        {t("dock.window")}
        {ageS !== null &&
          ` · ${now === null ? t("dock.nodata") : t("dock.age", { age: format.count(Math.floor(ageS)) })}`}
      </span>
      {hasNumbers && (
        <IconButton label={t(props.asTable ? "dock.asCharts" : "dock.asTable")} icon="list" onClick={props.onTable} />
      )}
    </header>
  );
}

function SubjectName({ subject }: { subject: Subject }) {
  const { t, format } = useText();
  const { common } = useRoom();
  const state = subject.kind === "node" ? subject.node.state : subject.link.state;
  const { where } = placeOf(common.value.map, subject.node.node.id, t);
  const hits = subject.kind === "node" ? (subject.node.depth?.hitRatio ?? null) : null;
  const name =
    subject.kind === "node"
      ? subject.node.node.name
      : `${subject.from?.node.name ?? t("dock.users")} → ${subject.node.node.name}`;
  return (
    <h2>
      {(state === "ok" || state === "slow" || state === "err") && <StateMark state={state} />}
      <span class="unseen">{t(`map.state.${state}`)}</span>
      {name} {where !== "" && <small>· {where}</small>}
      {hits !== null && <small class="mono"> {t("map.value.hits", { share: format.percent(hits) })}</small>}
    </h2>
  );
}

function DockTabs({ subject }: { subject: Subject }) {
  const { t } = useText();
  const { ui } = useRoom();
  const locks = useLocks(subject);
  return (
    <Tabs
      label={t("dock.tabs")}
      panel="dock-panel"
      place="dock-tabs"
      tabs={dockTabs.map((id) => {
        const label = t(`dock.tab.${id}`);
        return locks.has(id) ? { id, label, title: t("dock.tab.locked"), note: <Padlock /> } : { id, label };
      })}
      chosen={ui.state.value.dock}
      onChoose={(tab) => ui.act({ do: "dock", tab })}
    />
  );
}

function Padlock() {
  const { t } = useText();
  return (
    <>
      <Icon name="lock" size={12} />
      <span class="unseen">{t("dock.tab.locked")}</span>
    </>
  );
}

/** Tabs that this seat can neither fill nor read: they carry a padlock, and say why when opened. */
function useLocks(subject: Subject): ReadonlySet<DockTab> {
  const { common, own } = useRoom();
  const { node } = subject.node;
  const locked = (["logs", "traces", "changes"] as const).filter((tab) => {
    const { card, standing } = findingOf(tab, node, own.value, common.value);
    return card === null && standing.is === "locked";
  });
  const nodes = common.value.map?.nodes ?? [];
  const hasDepth = own.value.depthNodes.some((index) => nodes[index]?.id === node.id);
  return new Set<DockTab>([...locked, ...(hasDepth ? [] : (["use"] as const))]);
}

/** Changes of the subject that are known: from the change feed as far as somebody looked, and the team's own. */
function useMarks(subject: Subject): readonly Mark[] {
  const { common, own } = useRoom();
  const { node } = subject.node;
  const marks = useComputed(() => {
    const fed = [...common.value.evidence, ...own.value.tray]
      .flatMap(({ detail }) => (detail.kind === "changes" ? detail.changes : []))
      .filter(({ service, kind }) => kind !== "team" && (service === node.service || service === node.id))
      .map(({ tick }): Mark => ({ atS: tick / 10, by: "feed" }));
    const done = common.value.actions.flatMap(({ launchedTick, target }): readonly Mark[] => {
      const aimed = target.split(">").some((part) => part === node.id || part === node.service);
      return launchedTick !== null && aimed ? [{ atS: launchedTick / 10, by: "team" }] : [];
    });
    return [...fed, ...done];
  });
  return marks.value;
}
