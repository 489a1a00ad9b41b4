/** The chart window that somebody brushed, kept with the drafts: "from-to" in ticks, or nothing while charts follow now. */
import type { Signal } from "@preact/signals";
import type { PanelProps } from "../frame/index.ts";
import type { Span } from "./layout.ts";

function kept(drafts: PanelProps["drafts"]): Signal<string> {
  return drafts.of("timeline.window");
}

/** The part of time that charts should show; null: the last fifteen simulated minutes. */
export function chartWindow(drafts: PanelProps["drafts"]): Span | null {
  const [from, to] = kept(drafts).value.split("-").map(Number);
  return from !== undefined && to !== undefined && from < to ? { from, to } : null;
}

export function setChartWindow(drafts: PanelProps["drafts"], span: Span | null): void {
  kept(drafts).value = span === null ? "" : `${span.from}-${span.to}`;
}
