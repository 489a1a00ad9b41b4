import * as fc from "fast-check";
import { expect, it } from "vitest";
import { applyDelta, diffView, packView, unpackView } from "../../shared/protocol/delta.ts";

const row = fc.record({ n: fc.nat(6), text: fc.constantFrom("a", "b") });
const view = fc.record({
  session: fc.record({ speed: fc.constantFrom(1, 4), ended: fc.constantFrom(null, "won") }),
  alerts: fc.array(fc.record({ id: fc.string(), ackedBy: fc.option(fc.nat(7)) }), { maxLength: 3 }),
  chat: fc.array(row, { maxLength: 6 }),
  metrics: fc.array(fc.record({ scrape: fc.nat(9), nodes: fc.array(fc.integer(), { maxLength: 3 }) }), {
    maxLength: 5,
  }),
});

it("gives b when the difference of a and b is applied to a, whatever a and b are", () => {
  fc.assert(
    fc.property(view, view, (a, b) => {
      expect(applyDelta(a, diffView(a, b))).toEqual(b);
    }),
  );
});

it("survives the wire: a difference that went through JSON says the same", () => {
  fc.assert(
    fc.property(view, view, (a, b) => {
      const sent: unknown = JSON.parse(JSON.stringify(diffView(a, b)));
      expect(sent).toEqual(diffView(a, b));
    }),
  );
});

it("sends nothing when nothing changed, even when every object is a new one", () => {
  fc.assert(
    fc.property(view, (a) => {
      expect(diffView(a, structuredClone(a))).toBeNull();
    }),
  );
});

it("sends only the rows that a stream gained and how many fell off its front", () => {
  const before = { chat: [{ n: 1 }, { n: 2 }, { n: 3 }] };
  const after = { chat: [{ n: 2 }, { n: 3 }, { n: 4 }] };
  expect(diffView(before, after)).toEqual({ chat: { drop: 1, append: [{ n: 4 }] } });
});

it("sends whole numbers of telemetry as what changed since the row before, and a whole view leads to the same", () => {
  const first = { scrape: 1, tick: 10, nodes: [5, 0, -1, -1], impact: [] };
  const second = { scrape: 2, tick: 20, nodes: [5, 0, -1, 7, 0, 3], impact: [9] };
  const third = { scrape: 3, tick: 30, nodes: [5], impact: [9] };
  const [before, after] = [{ metrics: [first] }, { metrics: [second, third] }];
  const delta = diffView(before, after);
  expect(delta).toEqual({
    metrics: {
      drop: 1,
      append: [
        { scrape: 2, tick: 20, nodes: { by: [3, 8, 1, 3, 0] }, impact: { by: [0, 9, 0] } },
        { scrape: 3, tick: 30, nodes: { by: [1] }, impact: { by: [1] } },
      ],
    },
  });
  expect(applyDelta(before, delta)).toEqual(after);
  expect(JSON.stringify(packView(after))).not.toContain("[5,");
  expect(unpackView(packView(after))).toEqual(after);
  expect(unpackView(after)).toEqual(after);
});

it("leads from whatever view to the same, packed", () => {
  fc.assert(
    fc.property(view, (a) => {
      const sent: unknown = JSON.parse(JSON.stringify(packView(a)));
      expect(sent).toEqual(packView(a));
      expect(unpackView(packView(a))).toEqual(a);
    }),
  );
});

it("sends only the sections that changed", () => {
  const before = { alerts: [1], session: { speed: 4 } };
  expect(diffView(before, { ...before, session: { speed: 8 } })).toEqual({ session: { set: { speed: 8 } } });
});
