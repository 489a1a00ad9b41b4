/**
 * The dotted tray at the bottom of the map: services that belong to no region's column, apart from the traffic. Those
 * of one name stand together, and the last of them carries it; what does not fit into one row takes two, where the map is
 * high enough.
 */
import type { StationPicture } from "./picture.ts";
import { NODE_RADIUS } from "./spots.ts";
import type { NodeSpot } from "./spots.ts";
import { withoutRemark } from "./words.ts";

export interface Tray {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly NodeSpot[];
}

const HEIGHT = 50;
const ROW = 40;
const LEFT = 18;
/** From the tray's rim to the middle of a node. */
const INSET = 26;
/** Room for the legend beside the tray. */
const LEGEND = 160;
/** A node, the way to its label, and the label's padding. */
const ICON = 46;
/** From one node to the next of the same name. */
const STEP = 2 * NODE_RADIUS + 2;
const WIDEST_GAP = 22;
/** About what a character of a label is wide. */
const CHARACTER = 7.3;

interface Group {
  readonly stations: readonly StationPicture[];
  readonly icons: number;
  readonly words: number;
}

export function placeTray(stations: readonly StationPicture[], width: number, height: number): Tray | undefined {
  if (stations.length === 0) return undefined;
  const groups = groupsOf(stations);
  const room = width - LEFT - LEGEND - INSET / 2;
  const isLow = height < 460;
  const rows = isLow || widthOf(groups) <= room ? [groups] : halved(groups);
  const tall = HEIGHT + ROW * (rows.length - 1);
  const top = height - tall - (isLow ? 10 : 18);
  const nodes = rows.flatMap((row, n) => placeRow(row, room, top + HEIGHT / 2 + ROW * n));
  const longest = Math.max(...rows.map(widthOf));
  const gaps = WIDEST_GAP * Math.max(...rows.map((row) => row.length));
  return { left: LEFT, top, width: Math.min(room, longest + gaps) + 4, height: tall, nodes };
}

/** By name, in the order in which names first come. */
function groupsOf(stations: readonly StationPicture[]): readonly Group[] {
  const byName = new Map<string, StationPicture[]>();
  for (const station of stations) byName.set(station.label, [...(byName.get(station.label) ?? []), station]);
  return [...byName].map(([label, members]) => {
    const words = members.map(({ valueText = "" }) => valueText.length);
    return {
      stations: members,
      icons: ICON + STEP * (members.length - 1),
      words: CHARACTER * Math.max(withoutRemark(label).length, ...words),
    };
  });
}

function widthOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { icons, words }) => sum + icons + words, 0);
}

/** In two rows, of which the longer is as short as can be. */
function halved(groups: readonly Group[]): readonly (readonly Group[])[] {
  const cuts = groups.map((_, n) => [groups.slice(0, n), groups.slice(n)]).slice(1);
  const longest = (rows: readonly (readonly Group[])[]): number => Math.max(...rows.map(widthOf));
  return cuts.sort((a, b) => longest(a) - longest(b))[0] ?? [groups];
}

/** Where words do not fit the longest lose of their room; where nodes do not, they stand without words. */
function placeRow(groups: readonly Group[], room: number, y: number): readonly NodeSpot[] {
  const icons = groups.reduce((sum, group) => sum + group.icons, 0);
  const all = groups.flatMap(({ stations }) => stations);
  if (icons > room)
    return all.map(({ id }, i) => ({ id, x: LEFT + INSET + (i * room) / all.length, y, side: "right" }));
  const gap = Math.max(0, Math.min(WIDEST_GAP, (room - widthOf(groups)) / groups.length));
  const most = fairShare(
    groups.map(({ words }) => words),
    room - icons,
  );
  let x = LEFT + INSET;
  return groups.flatMap((group) => {
    const spots = group.stations.map(({ id }, i): NodeSpot => ({ id, x: x + STEP * i, y, side: "right" }));
    x += group.icons + Math.min(group.words, most) + gap;
    return spots;
  });
}

/** The most that each may have of what there is, so that together they have no more. */
function fairShare(wishes: readonly number[], room: number): number {
  let left = room;
  let waiting = wishes.length;
  for (const wish of [...wishes].sort((a, b) => a - b)) {
    if (wish * waiting > left) return left / waiting;
    left -= wish;
    waiting -= 1;
  }
  return Infinity;
}
