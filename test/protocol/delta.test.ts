import * as fc from "fast-check";
import { expect, it } from "vitest";
import { applyDelta, diffView } from "../../shared/protocol/index.ts";

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

it("sends only the sections that changed", () => {
  const before = { alerts: [1], session: { speed: 4 } };
  expect(diffView(before, { ...before, session: { speed: 8 } })).toEqual({ session: { set: { speed: 8 } } });
});
