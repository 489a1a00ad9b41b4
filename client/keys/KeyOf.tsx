/** Shortcuts on screen: every keycap shows the key that is in force, and none while single keys are switched off. */
import { createContext } from "preact";
import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { Keycap } from "../dom/index.ts";
import { usualKeys } from "./shortcuts.ts";
import type { Keys, Shortcut } from "./shortcuts.ts";

/** Null: single keys are switched off. */
export const KeysContext = createContext<Keys | null>(usualKeys);

/** The key in force, for `aria-keyshortcuts`. */
export function useKey(shortcut: Shortcut): string | undefined {
  return useContext(KeysContext)?.[shortcut];
}

export function KeyOf({ shortcut }: { shortcut: Shortcut }) {
  const key = useKey(shortcut);
  return key === undefined ? null : <Keycap>{printed(key)}</Keycap>;
}

/** What a key does, said only while there is that key. */
export function KeyHint({ shortcut, children }: { shortcut: Shortcut; children: ComponentChildren }) {
  if (useKey(shortcut) === undefined) return null;
  return (
    <>
      <KeyOf shortcut={shortcut} /> {children}
    </>
  );
}

/** As it stands on keyboards. */
export function printed(key: string): string {
  return key.toUpperCase();
}
