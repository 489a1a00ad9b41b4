/**
 * Plates beside edges and arcs: what a failover moves, when a dependency was found, how many attempts a call takes. Each
 * stands near the middle of its curve, or wherever along it there is room.
 */
import { fonts } from "../lettering.ts";
import type { Measure } from "../lettering.ts";
import type { ArcPicture, EdgePicture } from "../picture.ts";
import { curveX, curveY } from "../routes.ts";
import type { Curve } from "../routes.ts";
import type { MapWords } from "../words.ts";
import type { Form, Place, Turn, Wish } from "./settle.ts";

export interface Tag {
  readonly kind: "tag";
  readonly look: "failover" | "found" | "storm" | "chip";
  readonly words: string;
}

export const TAG_PADDING = 6;
export const TAG_HEIGHT = 18;
/** From here on the attempts badge is worth the room. */
const BADGE_FROM = 2;
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] as const;

export function arcWish(arc: ArcPicture, curve: Curve, measure: Measure): Wish<Tag> {
  const form = formOf("failover", measure, (width) => underCurve(curve, width));
  return {
    key: `arc:${arc.id}`,
    forms: [
      ...(arc.plateShort === undefined ? [] : [form("tag", arc.plateShort)]),
      form(arc.plateShort === undefined ? "tag" : "tag.words", arc.plate),
    ],
  };
}

/** What an edge says beside itself; most say nothing. Where nothing moves, every troubled edge says its numbers. */
export function edgeWish(
  edge: EdgePicture,
  curve: Curve,
  words: MapWords,
  still: boolean,
  measure: Measure,
): Wish<Tag> {
  return { key: `edge:${edge.id}`, forms: edgeForms(edge, curve, words, still, measure) };
}

function edgeForms(edge: EdgePicture, curve: Curve, words: MapWords, still: boolean, measure: Measure): Form<Tag>[] {
  const beside = (width: number): Place[] => besideCurve(curve, width);
  if (edge.known.how === "found") {
    const form = formOf("found", measure, beside);
    return [form("tag", "?"), form("tag.words", `${edge.known.plate} ?`)];
  }
  if (edge.breakerOpen || edge.state === "down" || edge.state === "nodata") return [];
  const isStorm = edge.attemptsPerCall >= BADGE_FROM;
  const form = formOf(isStorm ? "storm" : "chip", measure, beside);
  if (still) return isStorm || edge.state !== "ok" ? [form("tag", words.edgeChip(edge))] : [];
  if (!isStorm) return [];
  return [form("tag", words.times(edge.attemptsPerCall)), form("tag.words", words.attempts(edge.attemptsPerCall))];
}

function formOf(look: Tag["look"], measure: Measure, places: (width: number) => Place[]) {
  return (turn: Turn, words: string): Form<Tag> => ({
    turn,
    shows: { kind: "tag", look, words },
    places: places(Math.ceil(measure(words, fonts.strongNumber)) + 2 * TAG_PADDING),
  });
}

function underCurve(curve: Curve, width: number): Place[] {
  return [20, -20, 38].flatMap((dy) =>
    ALONG.map((s) => tagAt(curveX(curve, s) - width / 2, curveY(curve, s) + dy, width)),
  );
}

/** Left of the curve, then right of it, from its middle outwards, at last a little above and below. */
function besideCurve(curve: Curve, width: number): Place[] {
  return [0, -8, 8, -14, 14].flatMap((dy) =>
    ALONG.flatMap((s) => {
      const [x, y] = [curveX(curve, s), curveY(curve, s) + dy];
      return [tagAt(x - 13 - width, y, width), tagAt(x + 13, y, width)];
    }),
  );
}

function tagAt(left: number, y: number, width: number): Place {
  return { align: "center", left, top: y - TAG_HEIGHT / 2, width, height: TAG_HEIGHT };
}
