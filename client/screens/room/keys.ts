/**
 * The keyboard as data: which key does what, and how a press is read. The shortcut sheet is made of the same table.
 * Single keys rest while somebody types, and arrows belong to lists and tabs when the focus is in one.
 */
import { must } from "../../../shared/base/index.ts";
import type { SessionView } from "../../../shared/protocol/index.ts";
import { shortcutOn } from "../../keys/index.ts";
import type { Keys, Shortcut } from "../../keys/index.ts";
import type { FilterPlace } from "../../panels/frame/index.ts";
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
        | "object"
        | "handOff"
        | "remind";
    }
  | { readonly do: "rate"; readonly step: 1 | -1 }
  | { readonly do: "zoom"; readonly step: 1 | -1 }
  | { readonly do: "palette" | "help" | "captions" | "close" | "fit" | "mute" | "leaveText" | "nextPart" }
  /** `in`: the list to narrow; without it the one where the focus is. */
  | { readonly do: "filter"; readonly in?: FilterPlace }
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

const meanings: Readonly<Record<Shortcut, KeyAct>> = {
  alerts: { do: "go", to: "alerts" },
  map: { do: "go", to: "map" },
  dock: { do: "go", to: "dock" },
  board: { do: "go", to: "board" },
  act: { do: "go", to: "act" },
  comms: { do: "go", to: "comms" },
  alertBefore: { do: "alert", step: -1 },
  alertAfter: { do: "alert", step: 1 },
  ack: { do: "ack" },
  silence: { do: "silence" },
  describe: { do: "tab", tab: "red" },
  logs: { do: "tab", tab: "logs" },
  traces: { do: "tab", tab: "traces" },
  changes: { do: "tab", tab: "changes" },
  actHere: { do: "actHere" },
  share: { do: "share" },
  repeatLook: { do: "repeatLook" },
  undo: { do: "undo" },
  hypothesis: { do: "newHypothesis" },
  post: { do: "post" },
  report: { do: "report" },
  takeTask: { do: "takeTask" },
  assignTask: { do: "assignTask" },
  object: { do: "object" },
  handOff: { do: "handOff" },
  remind: { do: "remind" },
  surer: { do: "rate", step: 1 },
  lessSure: { do: "rate", step: -1 },
  filter: { do: "filter" },
  fit: { do: "fit" },
  zoomIn: { do: "zoom", step: 1 },
  zoomOut: { do: "zoom", step: -1 },
  captions: { do: "captions" },
  help: { do: "help" },
  palette: { do: "palette" },
};

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** `keys` are those in force for shortcuts of one character; null: none. */
export function readKey(press: Press, keys: Keys | null): KeyAct | null {
  const act = meaningOf(press, keys);
  return press.isRepeat && act?.do !== "walk" && act?.do !== "alert" ? null : act;
}

function meaningOf({ key, isControl, isAlt, focus }: Press, keys: Keys | null): KeyAct | null {
  if (isControl) return key.toLowerCase() === "k" ? { do: "palette" } : null;
  if (isAlt) return key.toLowerCase() === "m" ? { do: "mute" } : null;
  if (focus === "dialog") return null;
  if (key === "F6") return { do: "nextPart" };
  if (focus === "text") return key === "Escape" ? { do: "leaveText" } : null;
  if (key === "Escape") return { do: "close" };
  const direction = arrows[key];
  if (direction) return focus === "list" ? null : { do: "walk", direction };
  if (key === "Enter") return focus === "page" ? { do: "open" } : null;
  const shortcut = keys === null ? undefined : shortcutOn(key, keys);
  return shortcut === undefined ? null : meanings[shortcut];
}

interface SheetRow {
  /** Keys that are always these, as they are printed. */
  readonly fixed: readonly string[];
  readonly shortcuts: readonly Shortcut[];
  readonly does: Extract<Key, `keys.${string}`>;
}

/** The sheet of a round: keys that have nothing to do under its rules, or for one person alone, are left out. */
export function sheetFor({ layer, size }: Pick<SessionView, "layer" | "size">): readonly SheetRow[] {
  const resting: readonly SheetRow["does"][] = [
    ...(layer === "essential" ? (["keys.board", "keys.post"] as const) : []),
    ...(size === 1 ? (["keys.share", "keys.handOff"] as const) : []),
    ...(layer === "full"
      ? []
      : (["keys.takeTask", "keys.assignTask", "keys.object", "keys.handOff", "keys.remind", "keys.rate"] as const)),
  ];
  return sheet.filter(({ does }) => !resting.includes(does));
}

const row = (does: SheetRow["does"], ...shortcuts: readonly Shortcut[]): SheetRow => ({ does, shortcuts, fixed: [] });
const always = (does: SheetRow["does"], ...fixed: readonly string[]): SheetRow => ({ does, shortcuts: [], fixed });

const sheet: readonly SheetRow[] = [
  row("keys.regions", "alerts", "map", "dock", "board", "act", "comms"),
  always("keys.next", "F6"),
  always("keys.walk", "↑", "↓", "←", "→"),
  always("keys.open", "Enter"),
  row("keys.alerts", "alertBefore", "alertAfter"),
  row("keys.ack", "ack"),
  row("keys.silence", "silence"),
  row("keys.describe", "describe"),
  row("keys.logs", "logs"),
  row("keys.traces", "traces"),
  row("keys.changes", "changes"),
  row("keys.repeatLook", "repeatLook"),
  row("keys.share", "share"),
  row("keys.board", "hypothesis"),
  row("keys.act", "actHere"),
  row("keys.undo", "undo"),
  row("keys.post", "post"),
  row("keys.report", "report"),
  row("keys.takeTask", "takeTask"),
  row("keys.assignTask", "assignTask"),
  row("keys.object", "object"),
  row("keys.handOff", "handOff"),
  row("keys.remind", "remind"),
  row("keys.rate", "surer", "lessSure"),
  row("keys.filter", "filter"),
  row("keys.fit", "fit"),
  row("keys.zoom", "zoomIn", "zoomOut"),
  always("keys.mute", "Alt M"),
  row("keys.captions", "captions"),
  { does: "keys.palette", fixed: ["Ctrl K"], shortcuts: ["palette"] },
  row("keys.help", "help"),
  always("keys.close", "Esc"),
];

/** What the sheet says of a shortcut, under whatever rules. */
export function doesOf(shortcut: Shortcut): SheetRow["does"] {
  return must(
    sheet.find(({ shortcuts }) => shortcuts.includes(shortcut)),
    `${shortcut} on the sheet`,
  ).does;
}

/** What the focused element makes of keys. */
export function focusOf(element: Element | null): Press["focus"] {
  if (element === null) return "page";
  if (element.closest("dialog[open]") !== null) return "dialog";
  if (element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return "text";
  if (element.closest("[role=tablist], [role=radiogroup], [role=separator], .map-list, input[type=radio]") !== null)
    return "list";
  return element.matches("button, a, summary, [tabindex='0']") ? "control" : "page";
}
