/** Names in the room that there is for them, with the font that the canvas has. */

/** The height of one, in pixels where the reader has left the size of text as it is. */
export const LINE = 14;

/** How much larger the reader wants text than it is by itself. */
export function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}

/** A name in one line, or in two where there is room for them, broken at one of its signs. */
export function linesOf(
  ink: CanvasRenderingContext2D,
  name: string,
  width: number,
  lines: number,
): readonly [string] | readonly [string, string] {
  if (lines < 2 || ink.measureText(name).width <= width) return [clipped(ink, name, width)];
  const first = fitting(ink, name, width, "");
  // After a sign, or before the word that half of all names end with.
  const cuts = [...name.matchAll(/(?<=[-_./ ])(?=.)|(?=service)/gi)].map(({ index }) => index);
  const cut = Math.max(...cuts.filter((at) => at > first.length / 3 && at <= first.length), 0) || first.length;
  return [name.slice(0, cut), clipped(ink, name.slice(cut), width)];
}

/** Without its middle where it is too long: names of one system often begin alike. */
export function clipped(ink: CanvasRenderingContext2D, name: string, width: number): string {
  if (ink.measureText(name).width <= width) return name;
  const end = name.slice(-Math.min(4, Math.floor(name.length / 3)));
  return `${fitting(ink, name, width, `…${end}`)}…${end}`;
}

/** As much of a name's beginning as there is room for, with what follows it. */
function fitting(ink: CanvasRenderingContext2D, name: string, width: number, after: string): string {
  let [least, most] = [0, name.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (ink.measureText(name.slice(0, middle) + after).width <= width) least = middle;
    else most = middle - 1;
  }
  return name.slice(0, least);
}
