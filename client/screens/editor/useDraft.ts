/**
 * The text that is being written: kept by the browser at each change, checked by the server at each pause. What the
 * server says belongs to the text that it was sent; an answer that comes late is dropped.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Refusal } from "../../../shared/base/index.ts";
import type { Draft, FileProblem } from "../../../shared/protocol/index.ts";
import type { SettingsStore } from "../../settings.ts";
import type { LibraryActs } from "../library/index.ts";

export type DraftState =
  | { readonly is: "checking" }
  | { readonly is: "sound" }
  | { readonly is: "wrong" }
  /** Not the file's fault. */
  | { readonly is: "unchecked"; readonly refusal: Refusal };

export interface DraftText {
  readonly state: DraftState;
  /** What the last check found; it stands until the next one has been answered. */
  readonly problems: readonly FileProblem[];
  /** What the text last came to when it was sound. */
  readonly draft: Draft | undefined;
  readonly text: string;
  /** Whether it differs from what the library has. */
  readonly isChanged: boolean;
  readonly change: (text: string) => void;
  /** This text has been saved, under a name that may be new. What was typed since is kept under that. */
  readonly saved: (sent: string, name: string) => void;
}

/** What the browser keeps a text under; a new one has no choice yet. */
export function draftName(choice: string | undefined): string {
  return `draft.${choice ?? "new"}`;
}

/** A pause this long has the text checked. */
const PAUSE_MS = 700;

export function useDraft(props: {
  /** What the browser keeps it under. */
  name: string;
  /** What is there at first. */
  first: string;
  /** What the library has. */
  stored: string;
  acts: Pick<LibraryActs, "draft">;
  keeper: SettingsStore;
}): DraftText {
  const { name, acts, keeper } = props;
  const text = useSignal(props.first);
  const stored = useSignal(props.stored);
  const state = useSignal<DraftState>({ is: "checking" });
  const problems = useSignal<readonly FileProblem[]>([]);
  const draft = useSignal<Draft | undefined>(undefined);
  const timer = useMemo(() => ({ id: 0 }), []);

  const check = async (): Promise<void> => {
    const asked = text.value;
    const answer = await acts.draft(asked);
    if (asked !== text.value) return;
    if (answer.ok) {
      draft.value = answer.value;
      state.value = { is: "sound" };
      problems.value = [];
    } else if (answer.refusal.problems) {
      state.value = { is: "wrong" };
      problems.value = answer.refusal.problems;
    } else {
      state.value = { is: "unchecked", refusal: answer.refusal };
    }
  };
  useEffect(() => {
    void check();
    return () => window.clearTimeout(timer.id);
  }, []);

  return {
    state: state.value,
    problems: problems.value,
    draft: draft.value,
    text: text.value,
    isChanged: text.value !== stored.value,
    change(next) {
      text.value = next;
      state.value = { is: "checking" };
      keeper.write(name, next === stored.value ? "" : next);
      window.clearTimeout(timer.id);
      timer.id = window.setTimeout(() => void check(), PAUSE_MS);
    },
    saved(sent, savedAs) {
      stored.value = sent;
      keeper.write(name, "");
      keeper.write(savedAs, text.value === sent ? "" : text.value);
    },
  };
}
