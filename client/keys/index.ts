/** Keys: shortcuts of one character, the keys they have on this device, and how those are shown. */
export { KeyHint, KeyOf, KeysContext, printed, useKey } from "./KeyOf.tsx";
export { isShortcut, judge, keysInForce, readRemap, shortcutOn, usualKeys, withKey } from "./shortcuts.ts";
export type { Keys, Remap, Shortcut } from "./shortcuts.ts";
