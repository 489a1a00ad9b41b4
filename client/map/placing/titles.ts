/** A region's name over its hull, with its line of state as long as the neighbours' leave room. */
import { fonts } from "../lettering.ts";
import type { Measure } from "../lettering.ts";
import type { RegionSpot } from "../layout.ts";
import type { RegionPicture } from "../picture.ts";
import type { MapWords } from "../words.ts";
import type { Form, Turn, Wish } from "./settle.ts";

export interface Title {
  readonly kind: "title";
  readonly line?: string;
}

const NAME_HEIGHT = 19;
const BOTH_HEIGHT = 36;
/** A share grows from "9.9 %" to "100 %" and users from "9.9k" to "102k": two characters either way. */
const TICKING = "00";

export function titleWish(
  region: RegionPicture,
  { title }: RegionSpot,
  words: MapWords,
  mapWidth: number,
  measure: Measure,
): Wish<Title> {
  const form = (turn: Turn, line?: string): Form<Title> => {
    const lineWidth = line === undefined ? 0 : measure(line + TICKING, fonts.number);
    const width = Math.ceil(Math.max(measure(region.name, fonts.title), lineWidth)) + 4;
    const left = Math.max(4, Math.min(mapWidth - width - 4, title.x - width / 2));
    const height = line === undefined ? NAME_HEIGHT : BOTH_HEIGHT;
    return {
      turn,
      shows: { kind: "title", ...(line === undefined ? {} : { line }) },
      places: [{ align: "center", left, top: title.y - 18, width, height }],
    };
  };
  const isDead = region.state === "dead";
  const short = isDead ? words.noSignal : region.lineShort;
  const line = isDead ? `${words.noSignal} · ${region.line}` : region.line;
  return {
    key: `title:${region.id}`,
    forms: [
      form("title"),
      ...(short === undefined ? [] : [form("title.share", short)]),
      ...(line === "" ? [] : [form("title.line", line)]),
    ],
  };
}
