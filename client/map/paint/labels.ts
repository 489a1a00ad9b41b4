/** Names and values beside nodes, and the tags beside edges, each on a plate just as wide as its words. */
import { palette } from "../../dom/palette.ts";
import { fonts } from "../lettering.ts";
import type { ArcPicture, StationPicture } from "../picture.ts";
import { LABEL_PADDING, TAG_HEIGHT, TAG_PADDING } from "../placing/index.ts";
import type { Label, Settled, Tag } from "../placing/index.ts";
import { plate, stateInk, text, widthOf } from "./ink.ts";
import type { Ink } from "./ink.ts";

export function paintLabel(ink: Ink, station: StationPicture, { shows, place }: Settled<Label>): void {
  const { name, value } = shows;
  const words = Math.max(widthOf(ink, name, fonts.name), value === undefined ? 0 : widthOf(ink, value, fonts.number));
  const width = words + 2 * LABEL_PADDING;
  const spare = place.width - width;
  const left = place.left + { left: 0, right: spare, center: spare / 2 }[place.align];
  const x = left + { left: LABEL_PADDING, right: width - LABEL_PADDING, center: width / 2 }[place.align];
  plate(ink, left, place.top, width, place.height);
  const isQuiet = station.state === "ok";
  text(ink, name, x, place.top + 9, fonts.name, isQuiet ? palette.muted : palette.text, place.align);
  if (value !== undefined) {
    text(ink, value, x, place.top + 24.5, fonts.number, stateInk[station.state].text, place.align);
  }
}

interface TagInk {
  readonly words: string;
  readonly fill: string;
  readonly border?: string;
}

const tagInk = {
  failover: { words: palette.text, fill: "rgb(11 16 32 / 92%)", border: palette.border },
  failoverErr: { words: "#FFC4B8", fill: "rgb(34 14 24 / 94%)", border: "rgb(196 43 18 / 80%)" },
  found: { words: palette.hidden, fill: "rgb(24 20 46 / 92%)", border: "rgb(211 179 255 / 55%)" },
  storm: { words: "#FFFFFF", fill: palette.errBadge },
  chip: { words: palette.text, fill: "rgb(11 16 32 / 92%)", border: palette.border },
} as const satisfies Record<string, TagInk>;

export function paintTag(ink: Ink, { shows, place }: Settled<Tag>, arc?: ArcPicture): void {
  const look: TagInk = tagInk[arc?.state === "err" ? "failoverErr" : shows.look];
  const width = widthOf(ink, shows.words, fonts.strongNumber) + 2 * TAG_PADDING;
  const left = place.left + (place.width - width) / 2;
  plate(ink, left, place.top, width, TAG_HEIGHT, look.fill, look.border);
  text(ink, shows.words, left + TAG_PADDING, place.top + TAG_HEIGHT / 2 + 0.5, fonts.strongNumber, look.words);
}
