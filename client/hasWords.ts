/** Whether a text has every word that somebody typed, in whatever case. */
export function hasWords(text: string, typed: string): boolean {
  const all = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
