/**
 * The cascade as a picture that stands alone: drawn out of sight as on the screen, with the styles that it has there
 * written into it.
 */
import { render } from "preact";
import { Tree } from "../tree/Tree.tsx";
import type { DebriefReport, DebriefScreenView } from "../view.ts";

const SIZE = { width: 1280, height: 720 } as const;
const styles = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "paint-order",
  "text-anchor",
] as const;

export function treeFile({ kinds, words }: Pick<DebriefScreenView, "kinds" | "words">, report: DebriefReport): string {
  const place = document.createElement("div");
  place.className = "debrief tree-file";
  document.body.append(place);
  try {
    render(<Tree report={report} kinds={kinds} words={words} size={SIZE} />, place);
    const drawn = place.querySelector("svg");
    return drawn ? standAlone(drawn) : "";
  } finally {
    render(null, place);
    place.remove();
  }
}

function standAlone(drawn: SVGSVGElement): string {
  const copy = drawn.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return "";
  const pairs = [drawn, ...drawn.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [n, element] of pairs.entries()) {
    const computed = getComputedStyle(element);
    const target = copies[n];
    for (const name of styles) target?.setAttribute(name, computed.getPropertyValue(name));
    target?.removeAttribute("class");
  }
  const ground = getComputedStyle(document.body).getPropertyValue("--bg1").trim();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.removeAttribute("aria-hidden");
  copy.setAttribute("style", `background:${ground}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}
