/**
 * The keyboard as data: which key does what, and how a press is read. The shortcut sheet is made of the same table.
 * Single keys rest while somebody types, and arrows belong to lists and tabs when the focus is in one.
 */
import type { Key } from "../../text/index.ts";

const screenParts = ["alerts", "map", "dock", "board", "act", "comms"] as const;
export type ScreenPart = (typeof screenParts)[number];
export type Direction = "up" | "down" | "left" | "right";

export type KeyAct =
  | { readonly do: "go"; readonly to: ScreenPart }
  | { readonly do: "walk"; readonly direction: Direction }
  | { readonly do: "open" }
  | { readonly do: "alert"; readonly step: 1 | -1 }
  | { readonly do: "ack" | "silence" | "newHypothesis" | "palette" | "help" | "close" | "fit" | "nextPart" }
  | { readonly do: "tab"; readonly tab: "red" | "logs" | "traces" | "changes" };

export interface Press {
  readonly key: string;
  readonly isControl: boolean;
  readonly isAlt: boolean;
  /** What has the focus: text is being typed, a list or tabs take the arrows, a control takes Enter. */
  readonly focus: "text" | "list" | "control" | "page";
}

const singles: Readonly<Record<string, KeyAct>> = {
  "1": { do: "go", to: "alerts" },
  "2": { do: "go", to: "map" },
  "3": { do: "go", to: "dock" },
  "4": { do: "go", to: "board" },
  "5": { do: "go", to: "act" },
  "6": { do: "go", to: "comms" },
  "[": { do: "alert", step: -1 },
  "]": { do: "alert", step: 1 },
  a: { do: "ack" },
  m: { do: "silence" },
  d: { do: "tab", tab: "red" },
  l: { do: "tab", tab: "logs" },
  t: { do: "tab", tab: "traces" },
  c: { do: "tab", tab: "changes" },
  e: { do: "go", to: "act" },
  n: { do: "newHypothesis" },
  "0": { do: "fit" },
  "?": { do: "help" },
  ":": { do: "palette" },
};

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

export function readKey({ key, isControl, isAlt, focus }: Press): KeyAct | null {
  if (isControl) return key.toLowerCase() === "k" ? { do: "palette" } : null;
  if (isAlt) return null;
  if (key === "F6") return { do: "nextPart" };
  if (focus === "text") return null;
  if (key === "Escape") return { do: "close" };
  const direction = arrows[key];
  if (direction) return focus === "list" ? null : { do: "walk", direction };
  if (key === "Enter") return focus === "page" ? { do: "open" } : null;
  return singles[key] ?? null;
}

/** The sheet: keys as they are printed, and what they do. */
export const sheet: readonly { readonly keys: readonly string[]; readonly does: Extract<Key, `keys.${string}`> }[] = [
  { keys: ["1", "…", "6"], does: "keys.regions" },
  { keys: ["F6"], does: "keys.next" },
  { keys: ["↑", "↓", "←", "→"], does: "keys.walk" },
  { keys: ["Enter"], does: "keys.open" },
  { keys: ["[", "]"], does: "keys.alerts" },
  { keys: ["A"], does: "keys.ack" },
  { keys: ["M"], does: "keys.silence" },
  { keys: ["D"], does: "keys.describe" },
  { keys: ["L"], does: "keys.logs" },
  { keys: ["T"], does: "keys.traces" },
  { keys: ["C"], does: "keys.changes" },
  { keys: ["E"], does: "keys.act" },
  { keys: ["N"], does: "keys.board" },
  { keys: ["0"], does: "keys.fit" },
  { keys: ["Ctrl K", ":"], does: "keys.palette" },
  { keys: ["?"], does: "keys.help" },
  { keys: ["Esc"], does: "keys.close" },
];

/** What the focused element makes of keys. */
export function focusOf(element: Element | null): Press["focus"] {
  if (element === null) return "page";
  if (element.closest("dialog[open]") !== null) return "text";
  if (element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return "text";
  if (element.closest("[role=tablist], [role=radiogroup], [role=separator], .map-list, input[type=radio]") !== null)
    return "list";
  return element.matches("button, a, summary, [tabindex='0']") ? "control" : "page";
}
