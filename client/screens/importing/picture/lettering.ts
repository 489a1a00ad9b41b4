/** Names in the room that there is for them, with the font that the canvas has. */

/** The height of one, in pixels. */
export const LINE = 14;

/** A name in one line, or in two where there is room for them, broken at one of its signs. */
export function linesOf(
  ink: CanvasRenderingContext2D,
  name: string,
  width: number,
  height: number,
): readonly [string] | readonly [string, string] {
  if (height < 2 * LINE || ink.measureText(name).width <= width) return [clipped(ink, name, width)];
  const first = fitting(ink, name, width, "");
  const sign = Math.max(...["-", "_", ".", "/", " "].map((each) => first.lastIndexOf(each)));
  const cut = sign > first.length / 3 ? sign + 1 : first.length;
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
