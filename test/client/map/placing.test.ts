import { describe, expect, it } from "vitest";
import { calm, crowd, dead, everywhere, storm } from "../../../client/gallery/pictures.ts";
import { calmCommon, calmOwn, names, stormCommon, stormOwn } from "../../../client/gallery/views.ts";
import { layoutMap } from "../../../client/map/layout.ts";
import { fonts } from "../../../client/map/lettering.ts";
import type { Measure } from "../../../client/map/lettering.ts";
import { mapWords } from "../../../client/map/index.ts";
import type { MapPicture, Selection } from "../../../client/map/index.ts";
import { isInside, overlaps } from "../../../client/map/placing/boxes.ts";
import { placeWords } from "../../../client/map/placing/index.ts";
import type { Placement } from "../../../client/map/placing/index.ts";
import { mapPicture, readingsOf } from "../../../client/panels/map/index.ts";
import { createText } from "../../../client/text/index.ts";
import { must } from "../../../shared/base/index.ts";
import { station, world } from "./worlds.ts";

const text = createText("en");
const words = mapWords(text);

/** As wide as the real fonts, to a pixel in ten characters: digits are 7.2 px, letters a little more or less. */
const measure: Measure = (said, font) =>
  said.length * (font === fonts.number || font === fonts.strongNumber ? 7.2 : 7.1);

const roomPicture = (common: typeof calmCommon, own: typeof calmOwn): MapPicture =>
  mapPicture({
    common,
    tray: own.tray,
    readings: readingsOf({ ...common, ...own }),
    names,
    tick: 16_624,
    layer: "traffic",
    text,
  });

/** Five background services in each of three regions, and one that stands alone. */
const crowdedTray = {
  ...world(3),
  stations: [
    ...world(3).stations.filter(({ place: { at } }) => at === "region"),
    ...["steward (new)", "sign-in", "config", "canary", "telemetry"].flatMap((label) =>
      ["us", "eu", "ap"].map((region) => station(`${label}@${region}`, { label })),
    ),
    station("archive"),
  ],
} as const satisfies MapPicture;

const pictures = {
  calm,
  storm,
  dead,
  everywhere,
  crowd: crowd(),
  "a calm room": roomPicture(calmCommon, calmOwn),
  "a room in a storm": roomPicture(stormCommon, stormOwn),
} as const satisfies Record<string, MapPicture>;

/** The map at 1440×900, at 1280×720, at 1280×640, and as small as it gets. */
const sizes = [
  [760, 520],
  [728, 424],
  [728, 360],
  [320, 240],
] as const;

const layers = ["traffic", "saturation", "changes", "ownership"] as const;

function place(picture: MapPicture, [width, height]: readonly [number, number], selection?: Selection): Placement {
  const layout = layoutMap(picture, width, height);
  return placeWords({ picture, layout, words, selection, still: false, measure });
}

const cases = Object.entries(pictures).flatMap(([name, picture]) =>
  sizes.flatMap((size) => layers.map((layer) => ({ name, picture: { ...picture, layer }, size, layer }))),
);

describe("the words of the map", () => {
  it.each(cases)("never overlap and stay inside: $name, $layer, at $size", ({ picture, size }) => {
    const [width, height] = size;
    for (const still of [false, true]) {
      const layout = layoutMap(picture, width, height);
      const placed = [...placeWords({ picture, layout, words, selection: undefined, still, measure })];
      const touching = placed.flatMap(([key, { place: box }], i) =>
        placed.slice(i + 1).flatMap(([other, { place: next }]) => (overlaps(box, next) ? [`${key} on ${other}`] : [])),
      );
      const outside = placed.filter(([, { place: box }]) => !isInside(box, { left: 0, top: 0, width, height }));
      expect({ touching, outside }).toEqual({ touching: [], outside: [] });
    }
  });

  it("name each group of a crowded tray once, in two rows", () => {
    const inTray = must(layoutMap(crowdedTray, ...sizes[0]).tray, "tray").nodes;
    const placed = place(crowdedTray, sizes[0]);
    const said = inTray.flatMap(({ id }) => {
      const label = placed.get(`label:${id}`)?.shows;
      return label?.kind === "label" ? [label.name.slice(0, 5)] : [];
    });
    expect(said.sort()).toEqual(["archi", "canar", "confi", "sign-", "stewa", "telem"]);
  });

  it.each([sizes[0], sizes[1], sizes[2]])("stand apart in a crowded tray, beside the legend, at %d × %d", (...size) => {
    const inTray = must(layoutMap(crowdedTray, ...size).tray, "tray").nodes;
    const apart = inTray.flatMap((a, i) => inTray.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
    expect(Math.min(...apart)).toBeGreaterThan(32);
    expect(Math.max(...inTray.map(({ x }) => x))).toBeLessThan(size[0] - 160);
  });

  it("drop a remark in brackets before any letter of a name", () => {
    const picture = {
      ...world(3),
      stations: [station("a"), station("b")].map((each) => ({ ...each, label: "search (first generation)" })),
    };
    const shown = (width: number) =>
      [...place(picture, [width, 520])].flatMap(([, { shows }]) => (shows.kind === "label" ? [shows.name] : []));
    expect(shown(760)).toEqual(["search (first generation)"]);
    expect(shown(400)).toEqual(["search"]);
  });

  it.each([sizes[0], sizes[1]])("name everything that is in trouble, everywhere at once, at %d × %d", (...size) => {
    const placed = place(everywhere, size);
    const mute = everywhere.stations.filter(({ id, state }) => {
      const label = placed.get(`label:${id}`)?.shows;
      return state !== "ok" && (label?.kind !== "label" || label.value === undefined);
    });
    expect(mute.map(({ id }) => id)).toEqual([]);
  });

  it.each([sizes[0], sizes[1]])("tell every failover its share and rate at %d × %d", (...size) => {
    const placed = place(everywhere, size);
    for (const { id, plate, plateShort } of everywhere.arcs) {
      const tag = must(placed.get(`arc:${id}`), id).shows;
      expect([plate, plateShort]).toContain(tag.kind === "tag" ? tag.words : "");
    }
  });

  it.each([sizes[0], sizes[1]])("name every node and its normal value in a calm room at %d × %d", (...size) => {
    const picture = pictures["a calm room"];
    const placed = place(picture, size);
    const mute = picture.stations.filter(({ id, label, valueText }) => {
      const shows = placed.get(`label:${id}`)?.shows;
      return shows?.kind !== "label" || shows.name !== label || shows.value !== valueText;
    });
    expect(mute.map(({ id }) => id)).toEqual([]);
  });

  it("always name what is selected and say its value", () => {
    for (const { id, label, valueText, valueShort } of everywhere.stations.filter((each) => each.valueText)) {
      const shows = place(everywhere, sizes[1], { kind: "station", id }).get(`label:${id}`)?.shows;
      expect(shows).toMatchObject({ kind: "label", name: label });
      expect([valueText, valueShort]).toContain(shows?.kind === "label" && shows.value);
    }
  });

  it("stay where they are while numbers tick", () => {
    const ticked: MapPicture = {
      ...everywhere,
      stations: everywhere.stations.map((each) => ({
        ...each,
        ...(each.valueText?.endsWith("err") === true ? { valueText: "7.5 % err", valueShort: "7.5 %" } : {}),
        ...(each.valueText?.startsWith("p95") === true ? { valueText: "p95 1.2 s", valueShort: "1.2 s" } : {}),
      })),
    };
    const boxes = (picture: MapPicture) => [...place(picture, sizes[1])].map(([key, { place: box }]) => [key, box]);
    expect(boxes(ticked)).toEqual(boxes(everywhere));
  });

  it("cut a name rather than leave a troubled node without one", () => {
    const long = { ...everywhere.stations[2], label: "recommendations-and-offers" };
    const picture: MapPicture = {
      ...everywhere,
      stations: everywhere.stations.map((each) => (each.id === long.id ? { ...each, label: long.label } : each)),
    };
    const label = must(place(picture, sizes[1]).get(`label:${must(long.id, "id")}`), "label").shows;
    expect(label.kind === "label" && label.name).toBe("recom…");
  });
});
