/** The clipboard, which a browser may not allow: then the text is to be copied by hand. */
import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";

export type Copied = "copied" | "failed" | null;

/** What became of the last copy, and the way to make one. */
export function useCopy(): readonly [Signal<Copied>, (text: string) => void] {
  const said = useSignal<Copied>(null);
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = "copied";
    } catch {
      said.value = "failed";
    }
  };
  return [said, (text) => void copy(text)];
}
