/**
 * What a person has chosen on this device: language, motion, sound, text size. Remembered in storage when there is any,
 * applied to the document root where CSS reads it. A broken or foreign stored value falls back to the default.
 */
import { effect, signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { PROJECTOR_SCALE } from "./dom/projection.ts";
import { keysInForce, readRemap } from "./keys/index.ts";
import type { Keys, Remap } from "./keys/index.ts";
import { levels } from "./sound/index.ts";
import type { CueGroup, Level } from "./sound/index.ts";
import { languages } from "./text/index.ts";
import type { Language } from "./text/index.ts";

export const motions = ["full", "reduced", "off"] as const;
export type Motion = (typeof motions)[number];
export const textSizes = [90, 100, 110, 125, 150] as const;
const LARGEST = 150;
export type TextSize = (typeof textSizes)[number];

const USUAL_LEVEL = 60;

export const announcements = ["all", "important", "pages"] as const;
/** How much a screen reader is told unasked. */
export type Announcements = (typeof announcements)[number];

export interface Settings {
  readonly language: Signal<Language>;
  readonly motion: Signal<Motion>;
  /** Larger, bolder, nothing see-through. */
  readonly projector: Signal<"on" | "off">;
  /** No sparklines, and a storm in one line. */
  readonly calm: Signal<"on" | "off">;
  /** What is felt of the gravest moments; never more than motion allows. */
  readonly shake: Signal<Motion>;
  /** Off until somebody has heard a sound here, or asks for it. */
  readonly sound: Signal<"on" | "off">;
  readonly levels: Readonly<Record<CueGroup, Signal<Level>>>;
  readonly textSize: Signal<TextSize>;
  readonly announcements: Signal<Announcements>;
  /** Whether a letter alone is a shortcut. */
  readonly singleKeys: Signal<"on" | "off">;
  /** Other keys for such shortcuts. */
  readonly keys: Signal<Remap>;
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
  const kept = <T>(key: string, read: (stored: string | null) => T, print: (value: T) => string): Signal<T> => {
    const choice = signal(read(store.read(`settings.${key}`)));
    let first = true;
    effect(() => {
      const value = print(choice.value);
      if (!first) store.write(`settings.${key}`, value);
      first = false;
    });
    return choice;
  };
  const remembered = <T extends string | number>(key: string, allowed: readonly T[], otherwise: T): Signal<T> =>
    kept(key, (stored) => allowed.find((option) => String(option) === stored) ?? otherwise, String);
  return {
    language: remembered("language", languages, "en"),
    motion: remembered("motion", motions, prefersReducedMotion ? "reduced" : "full"),
    projector: remembered("projector", ["on", "off"] as const, "off"),
    calm: remembered("calm", ["on", "off"] as const, "off"),
    shake: remembered("shake", motions, "reduced"),
    sound: remembered("sound", ["on", "off"] as const, "off"),
    levels: {
      pages: remembered("level.pages", levels, USUAL_LEVEL),
      asks: remembered("level.asks", levels, USUAL_LEVEL),
      news: remembered("level.news", levels, USUAL_LEVEL),
    },
    textSize: remembered("textSize", textSizes, 100),
    announcements: remembered("announcements", announcements, "important"),
    singleKeys: remembered("singleKeys", ["on", "off"] as const, "on"),
    keys: kept("keys", readRemap, JSON.stringify),
    tutorial: remembered("tutorial", ["new", "done"] as const, "new"),
    tips: remembered("tips", ["on", "off"] as const, "on"),
    seenTips: kept<readonly string[]>("seenTips", (stored) => stored?.split(",") ?? [], String),
  };
}

/** No layout is made for larger text than the largest that can be chosen. */
function textScale({ textSize, projector }: Settings): number {
  const chosen = textSize.value / 100;
  return projector.value === "on" ? Math.min(chosen * PROJECTOR_SCALE, LARGEST / 100) : chosen;
}

/** The keys that shortcuts have here; null while single keys are off. */
export function keysOf({ singleKeys, keys }: Settings): Keys | null {
  return singleKeys.value === "off" ? null : keysInForce(keys.value);
}

/** Keeps the document root in step with the settings. Returns its off. */
export function applySettings(settings: Settings, root: HTMLElement): () => void {
  return effect(() => {
    root.dataset["motion"] = settings.motion.value;
    root.lang = settings.language.value === "pseudo" ? "en-x-pseudo" : settings.language.value;
    root.dataset["calm"] = settings.calm.value;
    root.dataset["projector"] = settings.projector.value;
    root.style.setProperty("--text-scale", String(textScale(settings)));
  });
}
