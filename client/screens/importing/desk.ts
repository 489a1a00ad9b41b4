/**
 * The desk of an import: files that were chosen, corrections of what was guessed, and what the server makes of both. It
 * lives as long as the tab, whatever screen is shown; the server keeps nothing until somebody saves. Files are asked
 * about one request at a time, and the last word is always that on the files that lie here now.
 */
import { computed, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import type { Refusal } from "../../../shared/base/index.ts";
import type { FileLook, LookedInto } from "../../../shared/protocol/index.ts";
import { no } from "../../../shared/refusals/index.ts";
import type { DroppedFile } from "../../dom/index.ts";
import type { LibraryLine } from "../../net/index.ts";
import { CORRECTIONS_FILE, textOf, withCorrection, withoutCorrection } from "./corrections.ts";
import type { Corrected, Correction, Corrections } from "./corrections.ts";

export interface DeskFile {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  /** Undefined: it could not be read, or does not go with the others. */
  readonly text: string | undefined;
}

/** What was last made of files, and of which. */
export interface Outcome {
  readonly look: LookedInto;
  readonly keys: readonly number[];
}

export interface ImportDesk {
  readonly files: ReadonlySignal<readonly DeskFile[]>;
  readonly corrections: ReadonlySignal<Corrections>;
  readonly outcome: ReadonlySignal<Outcome | undefined>;
  readonly isBusy: ReadonlySignal<boolean>;
  readonly refusal: ReadonlySignal<Refusal | undefined>;
  /** What lies here was not looked into: `outcome` is of what lay here before. */
  readonly isBehind: ReadonlySignal<boolean>;
  /** Whether leaving the tab loses something. */
  readonly isUnsaved: ReadonlySignal<boolean>;
  add(files: readonly DroppedFile[]): void;
  remove(key: number): void;
  correct(service: string, correction: Correction): void;
  undo(service: string, field: Corrected): void;
  undoAll(): void;
  /** Asks again: after a refusal that may have passed. */
  again(): void;
  /** Where it is saved now; undefined when that was refused. */
  save(): Promise<string | undefined>;
}

/** What a request carries, and what stands around the files in it. */
const BODY = 8 * 1024 * 1024;
const AROUND = 20_000;
export const LARGEST_FILE = 7_500_000;
const CORRECTIONS = -1;

export function createImportDesk(acts: Pick<LibraryLine, "importSystem" | "save" | "text">): ImportDesk {
  const files = signal<readonly DeskFile[]>([]);
  const corrections = signal<Corrections>(new Map());
  const outcome = signal<Outcome | undefined>(undefined);
  const isBusy = signal(false);
  const refusal = signal<Refusal | undefined>(undefined);
  const isBehind = signal(false);
  const saved = signal<{ readonly text: string; readonly choice: string } | undefined>(undefined);
  let nextKey = 0;
  let isStale = false;

  function sent(): readonly { readonly key: number; readonly name: string; readonly text: string }[] {
    const chosen = files.value.flatMap(({ key, name, text }) => (text === undefined ? [] : [{ key, name, text }]));
    const own = { key: CORRECTIONS, name: CORRECTIONS_FILE, text: textOf(corrections.value) };
    return corrections.value.size > 0 && chosen.length > 0 ? [own, ...chosen] : chosen;
  }

  async function look(): Promise<void> {
    isStale = true;
    if (isBusy.value) return;
    isBusy.value = true;
    while (isStale) {
      isStale = false;
      const asked = sent();
      const answer =
        asked.length > 0 ? await acts.importSystem(asked.map(({ name, text }) => ({ name, text }))) : undefined;
      // What came for files that have changed since is followed by what is asked now.
      refusal.value = answer && !answer.ok ? answer.refusal : undefined;
      isBehind.value = answer?.ok === false;
      if (answer === undefined) outcome.value = undefined;
      else if (answer.ok) outcome.value = { look: answer.value, keys: asked.map(({ key }) => key) };
    }
    isBusy.value = false;
  }

  function change(next: { files?: readonly DeskFile[]; corrections?: Corrections }): void {
    if (next.files) files.value = next.files;
    if (next.corrections) corrections.value = next.corrections;
    void look();
  }

  return {
    files,
    corrections,
    outcome,
    isBusy,
    refusal,
    isBehind,
    isUnsaved: computed(() => {
      const made = outcome.value?.look.world?.text;
      return files.value.length > 0 && (made === undefined || made !== saved.value?.text);
    }),
    add(dropped) {
      let all = files.value;
      for (const { name, size, text } of dropped) {
        // One that was wrong is mended by choosing it again.
        const before = all.filter((known) => known.name !== name || !isWrong(lookAt(outcome.value, known)));
        const room = BODY - AROUND - before.reduce((sum, file) => sum + weightOf(file.text), 0);
        const fits = text !== undefined && weightOf(text) <= room;
        const file = { key: nextKey++, name: freeName(name, before), size, text: fits ? text : undefined };
        all = [...before, file];
      }
      change({ files: all });
    },
    remove: (key) => change({ files: files.value.filter((file) => file.key !== key) }),
    correct: (service, correction) => change({ corrections: withCorrection(corrections.value, service, correction) }),
    undo: (service, field) => change({ corrections: withoutCorrection(corrections.value, service, field) }),
    undoAll: () => change({ corrections: new Map() }),
    again: () => void look(),
    async save() {
      const text = outcome.value?.look.world?.text;
      if (text === undefined) return undefined;
      // It may have been removed from the library since.
      if (saved.value?.text === text && (await acts.text(saved.value.choice)).ok) return saved.value.choice;
      const done = await acts.save(text);
      refusal.value = done.ok ? undefined : done.refusal;
      if (!done.ok) return undefined;
      saved.value = { text, choice: done.value.choice };
      return done.value.choice;
    },
  };
}

/** What the server said of a file; undefined for one that it has not seen. */
export function lookAt(outcome: Outcome | undefined, { key }: { readonly key: number }): FileLook | undefined {
  const at = outcome?.keys.indexOf(key) ?? -1;
  return outcome?.look.files[at];
}

/** What the server said of the corrections themselves. */
export function lookAtCorrections(outcome: Outcome | undefined): FileLook | undefined {
  return lookAt(outcome, { key: CORRECTIONS });
}

export function isWrong(look: FileLook | undefined): boolean {
  return look !== undefined && "problems" in look;
}

/** Why a file was not even sent. */
export const notSent = no("import/unreadable");

function weightOf(text: string | undefined): number {
  return text === undefined ? 0 : new Blob([JSON.stringify(text)]).size;
}

function freeName(name: string, taken: readonly DeskFile[]): string {
  const plain = name.slice(0, 180);
  for (let n = 1; ; n++) {
    const free = n === 1 ? plain : `${plain} (${n})`;
    if (!taken.some((file) => file.name === free)) return free;
  }
}
