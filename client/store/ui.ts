/**
 * What one person has in view: selection, open tabs, map layer, sizes. None of it is the server's business. A pure
 * reducer over plain data, kept in this tab's storage so that a reload shows the same desk again.
 */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

export const dockTabs = ["red", "use", "logs", "traces", "changes"] as const;
export type DockTab = (typeof dockTabs)[number];
export const sideTabs = ["board", "act", "comms", "runbook", "chat"] as const;
export type SideTab = (typeof sideTabs)[number];
export const mapLayers = ["traffic", "saturation", "changes", "ownership"] as const;
export type MapLayer = (typeof mapLayers)[number];

/** A node or a link of the map, by its id in the view. */
export interface Selected {
  readonly kind: "station" | "edge";
  readonly id: string;
}

export interface UiState {
  readonly selection: Selected | null;
  readonly dock: DockTab;
  readonly side: SideTab;
  readonly layer: MapLayer;
  /** One region alone, or null for all. */
  readonly region: string | null;
  readonly mapAs: "canvas" | "list";
  /** The share of the middle column's height that the dock takes. */
  readonly dockShare: number;
  /** Under 1280 px the side panel is a drawer. */
  readonly isDrawerOpen: boolean;
  readonly isStormOpen: boolean;
  /** The alert that the keys act on. */
  readonly alert: string | null;
}

export type UiAct =
  | { readonly do: "select"; readonly selection: Selected | null }
  | { readonly do: "dock"; readonly tab: DockTab }
  | { readonly do: "side"; readonly tab: SideTab }
  | { readonly do: "layer"; readonly layer: MapLayer }
  | { readonly do: "region"; readonly region: string | null }
  | { readonly do: "mapAs"; readonly as: UiState["mapAs"] }
  | { readonly do: "resizeDock"; readonly share: number }
  | { readonly do: "drawer"; readonly open: boolean }
  | { readonly do: "storm"; readonly open: boolean }
  | { readonly do: "alert"; readonly alert: string | null }
  | { readonly do: "fit" };

export const freshUi: UiState = {
  selection: null,
  dock: "red",
  side: "board",
  layer: "traffic",
  region: null,
  mapAs: "canvas",
  dockShare: 0.35,
  isDrawerOpen: false,
  isStormOpen: false,
  alert: null,
};

export const dockLimits = { least: 0.2, most: 0.65 } as const;

export function reduceUi(state: UiState, act: UiAct): UiState {
  switch (act.do) {
    case "select":
      return { ...state, selection: act.selection };
    case "dock":
      return { ...state, dock: act.tab };
    case "side":
      return { ...state, side: act.tab, isDrawerOpen: true };
    case "layer":
      return { ...state, layer: act.layer };
    case "region":
      return { ...state, region: act.region };
    case "mapAs":
      return { ...state, mapAs: act.as };
    case "resizeDock":
      return { ...state, dockShare: Math.min(dockLimits.most, Math.max(dockLimits.least, act.share)) };
    case "drawer":
      return { ...state, isDrawerOpen: act.open };
    case "storm":
      return { ...state, isStormOpen: act.open };
    case "alert":
      return { ...state, alert: act.alert };
    case "fit":
      return { ...state, region: null, dockShare: freshUi.dockShare };
  }
}

/** What was kept, field by field: whatever is missing, foreign or broken falls back to the fresh value. */
export function readUi(text: string | null): UiState {
  const kept = fieldsOf(text);
  const oneOf = <T extends string>(key: keyof UiState, allowed: readonly T[], otherwise: T): T =>
    allowed.find((word) => word === kept.get(key)) ?? otherwise;
  const share = kept.get("dockShare");
  const region = kept.get("region");
  return {
    ...freshUi,
    selection: selectionOf(kept.get("selection")),
    dock: oneOf("dock", dockTabs, freshUi.dock),
    side: oneOf("side", sideTabs, freshUi.side),
    layer: oneOf("layer", mapLayers, freshUi.layer),
    mapAs: oneOf("mapAs", ["canvas", "list"], freshUi.mapAs),
    region: typeof region === "string" ? region : null,
    dockShare:
      typeof share === "number" && share >= dockLimits.least && share <= dockLimits.most ? share : freshUi.dockShare,
  };
}

function selectionOf(kept: unknown): Selected | null {
  if (typeof kept !== "object" || kept === null || !("id" in kept) || !("kind" in kept)) return null;
  const { id, kind } = kept;
  return typeof id === "string" && (kind === "station" || kind === "edge") ? { kind, id } : null;
}

function fieldsOf(text: string | null): ReadonlyMap<string, unknown> {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    return new Map<string, unknown>(typeof kept === "object" && kept !== null ? Object.entries(kept) : []);
  } catch {
    return new Map();
  }
}

export interface Ui {
  readonly state: ReadonlySignal<UiState>;
  act(act: UiAct): void;
}

/** Where a tab keeps things between reloads. */
export interface Keeper {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

export function createUi(keeper: Keeper, key: string): Ui {
  const state = signal(readUi(keeper.read(key)));
  return {
    state,
    act(act) {
      state.value = reduceUi(state.value, act);
      keeper.write(key, JSON.stringify(state.value));
    },
  };
}
