import { expect, it } from "vitest";
import { tellFeed } from "../../shared/sim/changes/feed.ts";
import type { Affairs } from "../../shared/sim/affairs.ts";

it("leaves the list that an observation holds as it was, and keeps the newest lines", () => {
  const affairs: Pick<Affairs, "feed"> = { feed: [] };
  const tell = (tick: number): void =>
    tellFeed({ affairs, tick }, { service: "checker", kind: "data", by: "quota-sync", text: `edit ${tick}` });
  tell(1);
  const observed = affairs.feed;
  for (let tick = 2; tick <= 40; tick++) tell(tick);
  expect(observed.map(({ tick }) => tick)).toEqual([1]);
  expect(affairs.feed.map(({ tick }) => tick)).toEqual(Array.from({ length: 30 }, (_, n) => 11 + n));
});
