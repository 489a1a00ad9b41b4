/**
 * The keyboard as data: which key does what, and how a press is read. The shortcut sheet is made of the same table.
 * Single keys rest while somebody types, and arrows belong to lists and tabs when the focus is in one.
 */
import type { SessionView } from "../../../shared/protocol/index.ts";
import type { Key } from "../../text/index.ts";

const screenParts = ["alerts", "map", "dock", "board", "act", "comms"] as const;
export type ScreenPart = (typeof screenParts)[number];
export type Direction = "up" | "down" | "left" | "right";

export type KeyAct =
  | { readonly do: "go"; readonly to: ScreenPart }
  | { readonly do: "walk"; readonly direction: Direction }
  | { readonly do: "open" }
  | { readonly do: "alert"; readonly step: 1 | -1 }
  | {
      readonly do:
        | "ack"
        | "silence"
        | "share"
        | "actHere"
        | "repeatLook"
        | "undo"
        | "newHypothesis"
        | "post"
        | "report"
        | "takeTask"
        | "assignTask"
        | "object";
    }
  | { readonly do: "rate"; readonly step: 1 | -1 }
  | { readonly do: "palette" | "help" | "captions" | "close" | "fit" | "mute" | "filter" | "leaveText" | "nextPart" }
  | { readonly do: "tab"; readonly tab: "red" | "logs" | "traces" | "changes" };

export interface Press {
  readonly key: string;
  readonly isControl: boolean;
  readonly isAlt: boolean;
  /** The key is held down. Only moving on goes on with it: nobody means to share or undo many times a second. */
  readonly isRepeat: boolean;
  /** What has the focus: a dialog has its own keys, text is typed, a list takes the arrows, a control takes Enter. */
  readonly focus: "dialog" | "text" | "list" | "control" | "page";
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
  e: { do: "actHere" },
  s: { do: "share" },
  ".": { do: "repeatLook" },
  u: { do: "undo" },
  n: { do: "newHypothesis" },
  p: { do: "post" },
  r: { do: "report" },
  y: { do: "takeTask" },
  g: { do: "assignTask" },
  o: { do: "object" },
  "+": { do: "rate", step: 1 },
  "-": { do: "rate", step: -1 },
  "/": { do: "filter" },
  "0": { do: "fit" },
  h: { do: "captions" },
  "?": { do: "help" },
  ":": { do: "palette" },
};

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

export function readKey(press: Press): KeyAct | null {
  const act = meaningOf(press);
  return press.isRepeat && act?.do !== "walk" && act?.do !== "alert" ? null : act;
}

function meaningOf({ key, isControl, isAlt, focus }: Press): KeyAct | null {
  if (isControl) return key.toLowerCase() === "k" ? { do: "palette" } : null;
  if (isAlt) return key.toLowerCase() === "m" ? { do: "mute" } : null;
  if (focus === "dialog") return null;
  if (key === "F6") return { do: "nextPart" };
  if (focus === "text") return key === "Escape" ? { do: "leaveText" } : null;
  if (key === "Escape") return { do: "close" };
  const direction = arrows[key];
  if (direction) return focus === "list" ? null : { do: "walk", direction };
  if (key === "Enter") return focus === "page" ? { do: "open" } : null;
  return singles[key] ?? null;
}

interface SheetRow {
  /** As they are printed. */
  readonly keys: readonly string[];
  readonly does: Extract<Key, `keys.${string}`>;
}

/** The sheet of a round: keys that have nothing to do under its rules, or for one person alone, are left out. */
export function sheetFor({ layer, size }: Pick<SessionView, "layer" | "size">): readonly SheetRow[] {
  const resting: readonly SheetRow["does"][] = [
    ...(layer === "essential" ? (["keys.board", "keys.post"] as const) : []),
    ...(size === 1 ? (["keys.share"] as const) : []),
    ...(layer === "full" ? [] : (["keys.takeTask", "keys.assignTask", "keys.object", "keys.rate"] as const)),
  ];
  return sheet.filter(({ does }) => !resting.includes(does));
}

const sheet: readonly SheetRow[] = [
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
  { keys: ["."], does: "keys.repeatLook" },
  { keys: ["S"], does: "keys.share" },
  { keys: ["N"], does: "keys.board" },
  { keys: ["E"], does: "keys.act" },
  { keys: ["U"], does: "keys.undo" },
  { keys: ["P"], does: "keys.post" },
  { keys: ["R"], does: "keys.report" },
  { keys: ["Y"], does: "keys.takeTask" },
  { keys: ["G"], does: "keys.assignTask" },
  { keys: ["O"], does: "keys.object" },
  { keys: ["+", "-"], does: "keys.rate" },
  { keys: ["/"], does: "keys.filter" },
  { keys: ["0"], does: "keys.fit" },
  { keys: ["Alt M"], does: "keys.mute" },
  { keys: ["H"], does: "keys.captions" },
  { keys: ["Ctrl K", ":"], does: "keys.palette" },
  { keys: ["?"], does: "keys.help" },
  { keys: ["Esc"], does: "keys.close" },
];

/** What the focused element makes of keys. */
export function focusOf(element: Element | null): Press["focus"] {
  if (element === null) return "page";
  if (element.closest("dialog[open]") !== null) return "dialog";
  if (element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return "text";
  if (element.closest("[role=tablist], [role=radiogroup], [role=separator], .map-list, input[type=radio]") !== null)
    return "list";
  return element.matches("button, a, summary, [tabindex='0']") ? "control" : "page";
}
