/** Rows and columns of the map: few beside each other, further rows where there are many, in all regions alike. */
import { expect, it } from "vitest";
import { placesOf } from "../../../client/panels/map/index.ts";
import type { LinkView, NodeView } from "../../../shared/protocol/index.ts";

function node(service: string, layer: number, region = 0): NodeView {
  const rest = { name: service, kind: "service", owner: null, isInstrumented: true } as const;
  return { id: `${service}@r${region}`, service, region, layer, ...rest };
}
const link = (from: number, to: number): LinkView => ({
  id: `${from}>${to}`,
  from: { node: from },
  to,
  kind: "hard",
  timeoutMs: null,
  foundTick: null,
  isFailover: false,
});
const placed = (nodes: readonly NodeView[], links: readonly LinkView[] = []) => {
  const places = placesOf(nodes, links, ({ layer }) => layer === 9);
  return nodes.map(({ service }, index) => {
    const place = places.get(index);
    return place ? [service, place.row, place.column] : [service, "aside"];
  });
};

it("puts up to three beside each other, and who is alone under its callers", () => {
  const nodes = [node("edge", 0), node("a", 1), node("b", 1), node("c", 1), node("store", 2), node("jobs", 9)];
  expect(placed(nodes, [link(3, 4)])).toEqual([
    ["edge", 0, 0],
    ["a", 1, -1],
    ["b", 1, 0],
    ["c", 1, 1],
    ["store", 2, 1],
    ["jobs", "aside"],
  ]);
});

it("takes a second row for four and more, and moves what is below in every region", () => {
  const six = ["a", "b", "c", "d", "e", "f"].map((name) => node(name, 1));
  const nodes = [...six, node("store", 2), node("a", 1, 1), node("store", 2, 1)];
  expect(placed(nodes)).toEqual([
    ["a", 1, -1],
    ["b", 1, 0],
    ["c", 1, 1],
    ["d", 2, -1],
    ["e", 2, 0],
    ["f", 2, 1],
    ["store", 3, 0],
    ["a", 1, 0],
    ["store", 3, 0],
  ]);
  const four = ["a", "b", "c", "d"].map((name) => node(name, 0));
  expect(placed(four).map(([, row, column]) => [row, column])).toEqual([
    [0, -1],
    [0, 1],
    [1, -1],
    [1, 1],
  ]);
});
