/**
 * Shortcuts of one character by name, with the key each usually has, and what becomes of them when somebody gives one
 * another key. No key ever stands for two shortcuts, and none is taken from the browser or from moving about. Pure.
 */
export const usualKeys = {
  alerts: "1",
  map: "2",
  dock: "3",
  board: "4",
  act: "5",
  comms: "6",
  alertBefore: "[",
  alertAfter: "]",
  ack: "a",
  silence: "m",
  describe: "d",
  logs: "l",
  traces: "t",
  changes: "c",
  repeatLook: ".",
  share: "s",
  hypothesis: "n",
  actHere: "e",
  undo: "u",
  post: "p",
  report: "r",
  takeTask: "y",
  assignTask: "g",
  object: "o",
  handOff: "i",
  remind: "w",
  surer: "+",
  lessSure: "-",
  filter: "/",
  fit: "0",
  zoomIn: "z",
  zoomOut: "x",
  captions: "h",
  palette: ":",
  help: "?",
} as const;

export type Shortcut = keyof typeof usualKeys;
export type Keys = Readonly<Record<Shortcut, string>>;
/** The keys that somebody has changed. */
export type Remap = Readonly<Partial<Record<Shortcut, string>>>;

const shortcuts = Object.keys(usualKeys).filter(isShortcut);

export function isShortcut(name: string): name is Shortcut {
  return name in usualKeys;
}

export function keysInForce(remap: Remap): Keys {
  return { ...usualKeys, ...remap };
}

/** The shortcut that a key stands for. */
export function shortcutOn(key: string, keys: Keys): Shortcut | undefined {
  return shortcuts.find((shortcut) => keys[shortcut] === key);
}

export function withKey(remap: Remap, shortcut: Shortcut, key: string): Remap {
  const { [shortcut]: _, ...others } = remap;
  return key === usualKeys[shortcut] ? others : { ...others, [shortcut]: key };
}

/** A key that is pressed to become that of a shortcut. */
export interface Offer {
  readonly key: string;
  /** With Control, Alt or the like. */
  readonly isCombined: boolean;
}

export type Verdict =
  | { readonly is: "free"; readonly key: string }
  /** Not a character alone: the browser has uses for those. */
  | { readonly is: "browser" }
  /** It moves about, opens or closes, everywhere. */
  | { readonly is: "fixed" }
  | { readonly is: "taken"; readonly by: Shortcut };

const fixed: ReadonlySet<string> = new Set([
  "Escape",
  "Tab",
  "Enter",
  " ",
  "F6",
  "ArrowUp",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
]);

export function judge({ key, isCombined }: Offer, shortcut: Shortcut, keys: Keys): Verdict {
  if (isCombined) return { is: "browser" };
  if (fixed.has(key)) return { is: "fixed" };
  if (key.length !== 1) return { is: "browser" };
  const lower = key.toLowerCase();
  const by = shortcutOn(lower, keys);
  return by === undefined || by === shortcut ? { is: "free", key: lower } : { is: "taken", by };
}

/** What was kept. A broken or foreign text, or one that would give a key twice, gives the usual keys. */
export function readRemap(kept: string | null): Remap {
  let remap: Remap = {};
  for (const [shortcut, key] of entriesOf(kept)) {
    if (!isShortcut(shortcut) || typeof key !== "string") return {};
    if (fixed.has(key) || key.length !== 1) return {};
    remap = withKey(remap, shortcut, key);
  }
  const keys = Object.values(keysInForce(remap));
  return new Set(keys).size === keys.length ? remap : {};
}

function entriesOf(text: string | null): readonly [string, unknown][] {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    return typeof kept === "object" && kept !== null ? Object.entries(kept) : [];
  } catch {
    return [];
  }
}
