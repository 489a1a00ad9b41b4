/** Runbook pages that contain every word of a search, in their own order. Pure. */
import type { RunbookPage } from "../../../shared/protocol/index.ts";

export function pagesWith(pages: readonly RunbookPage[], search: string): readonly RunbookPage[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return pages.filter(({ title, console, lines }) => {
    const text = [title, console, ...lines].join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
