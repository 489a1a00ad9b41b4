/**
 * What a person has chosen on this device: language, motion, sound, text size. Remembered in storage when there is any,
 * applied to the document root where CSS reads it. A broken or foreign stored value falls back to the default.
 */
import { effect, signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { languages } from "./text/index.ts";
import type { Language } from "./text/index.ts";

export const motions = ["full", "reduced", "off"] as const;
export type Motion = (typeof motions)[number];
export const textSizes = [90, 100, 110, 125, 150] as const;
export type TextSize = (typeof textSizes)[number];

export interface Settings {
  readonly language: Signal<Language>;
  readonly motion: Signal<Motion>;
  /** Off until somebody has heard a sound here, or asks for it. */
  readonly sound: Signal<"on" | "off">;
  readonly textSize: Signal<TextSize>;
  /** Whether a letter alone is a shortcut. */
  readonly singleKeys: Signal<"on" | "off">;
  /** Whether somebody has come to the end of the tutorial here: then it is offered less loudly. */
  readonly tutorial: Signal<"new" | "done">;
  /** Whether tips are shown at all, and the ids of those that were: each comes once. */
  readonly tips: Signal<"on" | "off">;
  readonly seenTips: Signal<readonly string[]>;
}

export interface SettingsStore {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

/** localStorage, or nothing remembered where the browser refuses it (private windows, blocked cookies). */
export function browserStore(storage: () => Storage): SettingsStore {
  const attempt = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  return {
    read: (key) => attempt(() => storage().getItem(key), null),
    write: (key, value) => attempt(() => storage().setItem(key, value), undefined),
  };
}

export function createSettings(store: SettingsStore, prefersReducedMotion: boolean): Settings {
  /** Written as text: a list is its words, with commas. */
  const keep = <T extends string | number | readonly string[]>(
    key: string,
    read: (stored: string | null) => T,
  ): Signal<T> => {
    const kept = signal<T>(read(store.read(`settings.${key}`)));
    let first = true;
    effect(() => {
      const value = String(kept.value);
      if (!first) store.write(`settings.${key}`, value);
      first = false;
    });
    return kept;
  };
  const remembered = <T extends string | number>(key: string, allowed: readonly T[], otherwise: T): Signal<T> =>
    keep<T>(key, (stored) => allowed.find((option) => String(option) === stored) ?? otherwise);
  return {
    language: remembered("language", languages, "en"),
    motion: remembered("motion", motions, prefersReducedMotion ? "reduced" : "full"),
    sound: remembered("sound", ["on", "off"] as const, "off"),
    textSize: remembered("textSize", textSizes, 100),
    singleKeys: remembered("singleKeys", ["on", "off"] as const, "on"),
    tutorial: remembered("tutorial", ["new", "done"] as const, "new"),
    tips: remembered("tips", ["on", "off"] as const, "on"),
    seenTips: keep<readonly string[]>("seenTips", (stored) => stored?.split(",") ?? []),
  };
}

/** Keeps the document root in step with the settings. Returns its off. */
export function applySettings(settings: Settings, root: HTMLElement): () => void {
  return effect(() => {
    root.dataset["motion"] = settings.motion.value;
    root.lang = settings.language.value === "pseudo" ? "en-x-pseudo" : settings.language.value;
    root.style.setProperty("--text-scale", String(settings.textSize.value / 100));
  });
}
