/**
 * One panel, or the right column, at the width of the room's. Commands go nowhere: they are kept on `window.sent`, and a
 * few are refused so that refusals can be looked at. Drafts live as long as the page.
 */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { ok } from "../../shared/base/index.ts";
import type { Refusal } from "../../shared/base/index.ts";
import type { Acknowledgement, Command, CommonView, OwnView } from "../../shared/protocol/index.ts";
import { no } from "../../shared/refusals/index.ts";
import type { PanelProps } from "../panels/frame/index.ts";
import { createDrafts } from "../store/index.ts";

declare global {
  interface Window {
    sent?: Command[];
    /** Files that were handed over. */
    saved?: { readonly name: string; readonly type: string; readonly text: string }[];
    /** Lets simulated and real time go on, as frames do. */
    advance?: (ticks: number, ms: number) => void;
  }
}

const refusals: Readonly<Partial<Record<Command["type"], Refusal>>> = {
  "hypothesis.setState": no("hypothesis/needs-proof"),
  "action.undo": no("action/superseded"),
};

function answer(command: Command): Promise<Acknowledgement> {
  window.sent = [...(window.sent ?? []), command];
  const refusal = refusals[command.type];
  return Promise.resolve(refusal ? { ok: false, refusal } : ok(undefined));
}

export interface Scene {
  readonly common: CommonView;
  readonly own: OwnView;
  readonly names: Readonly<Record<string, string>>;
  readonly tick: number;
  readonly clockMs: number;
  readonly selected?: string;
  /** What is open, by the name of its draft. */
  readonly drafts?: Readonly<Record<string, string>>;
}

export function usePanelScene(scene: Scene): PanelProps {
  return useMemo(() => {
    const kept = new Map(Object.entries(scene.drafts ?? {}).map(([name, text]) => [`gallery.${name}`, text]));
    const [tick, clockMs] = [signal(scene.tick), signal(scene.clockMs)];
    window.advance = (ticks, ms) => {
      tick.value += ticks;
      clockMs.value += ms;
    };
    return {
      ...scene,
      tick,
      clockMs,
      selected: scene.selected ?? null,
      send: answer,
      ui: { act: () => undefined },
      drafts: createDrafts(
        { read: (key) => kept.get(key) ?? null, write: (key, text) => kept.set(key, text) },
        "gallery",
      ),
    };
  }, []);
}

/** A column as wide as the address asks (`&width=320`), else as the room's. */
export function Column({ children, height }: { children: ComponentChildren; height?: string }) {
  const width = Number(new URLSearchParams(window.location.search).get("width") ?? 400);
  return (
    <main
      style={{
        display: "grid",
        gridTemplateRows: "minmax(0, 1fr)",
        inlineSize: `${width}px`,
        blockSize: height ?? "auto",
        background: "var(--bg1)",
        borderInlineEnd: "1px solid var(--divider)",
      }}
    >
      {children}
    </main>
  );
}
