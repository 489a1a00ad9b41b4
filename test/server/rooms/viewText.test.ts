import * as fc from "fast-check";
import { expect, it } from "vitest";
import { packView } from "../../../shared/protocol/index.ts";
import { createViewText } from "../../../server/rooms/viewText.ts";

const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 4 });
const section = fc.oneof(fc.constant(undefined), fc.string(), fc.constant(null), fc.array(fc.record({ n: fc.nat(3) })));
const view = fc.record({
  session: section,
  chat: section,
  metrics: fc.array(fc.record({ scrape: fc.nat(9), nodes: numbers }), { maxLength: 4 }),
});

it("is the JSON of the packed view, whatever was written before, and whatever stayed the same object", () => {
  fc.assert(
    fc.property(fc.array(view, { minLength: 1, maxLength: 4 }), fc.array(fc.nat(3)), (views, kept) => {
      const textOf = createViewText();
      let last = views[0];
      for (const [n, next] of views.entries()) {
        const shown = kept[n] === 0 ? { ...next, metrics: last?.metrics ?? [] } : next;
        expect(textOf(shown)).toBe(JSON.stringify(packView(shown)));
        last = shown;
      }
    }),
  );
});

it("does not write again what is the same", () => {
  const textOf = createViewText();
  let written = 0;
  const chat = [{ toJSON: () => ++written }];
  textOf({ chat, members: [] });
  textOf({ chat, members: ["ana"] });
  expect(written).toBe(1);
});
