/**
 * Which things a few typed letters mean: every word must begin a word of the label, or another that it goes by; earlier
 * and shorter is better.
 */
export function matching<Item extends { readonly label: string; readonly also?: string }>(
  items: readonly Item[],
  typed: string,
): readonly Item[] {
  const wanted = wordsOf(typed);
  return items
    .flatMap((item) => {
      const words = wordsOf(`${item.label} ${item.also ?? ""}`);
      const places = wanted.map((start) => words.findIndex((word) => word.startsWith(start)));
      return places.includes(-1) ? [] : [{ item, rank: places.reduce((sum, place) => sum + place, 0) }];
    })
    .sort((a, b) => a.rank - b.rank || a.item.label.length - b.item.label.length)
    .map(({ item }) => item);
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
