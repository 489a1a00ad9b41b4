/** What a line in the palette finds, in the gallery's storm. */
import { describe, expect, it } from "vitest";
import { galleryRoom } from "../../../client/gallery/room.tsx";
import { panelOwn } from "../../../client/gallery/panelsViews.ts";
import { deskOf, valueOf } from "../../../client/panels/act/desk.ts";
import { createPalette } from "../../../client/screens/room/items.ts";
import type { KeyAct } from "../../../client/screens/room/keys.ts";
import type { Room } from "../../../client/store/index.ts";
import type { Command } from "../../../shared/protocol/index.ts";
import { must } from "../../../shared/base/index.ts";
import { english } from "../panels/scene.ts";

function open() {
  const asked: Command[] = [];
  const room: Room = {
    ...galleryRoom("storm", { own: { permitted: panelOwn.permitted } }),
    ask: (command) => void asked.push(command),
  };
  const performed: KeyAct[] = [];
  const focused: string[] = [];
  const palette = createPalette(
    {
      room,
      perform: (act) => performed.push(act) > 0,
      openSide(tab, ...selectors) {
        room.ui.act({ do: "side", tab });
        return focused.push(...selectors) > 0;
      },
    },
    english,
  );
  return {
    room,
    asked,
    performed,
    focused,
    labels: (typed: string) => palette.find(typed).map(({ label }) => label),
    take: (typed: string) => must(palette.find(typed)[0], typed).run(),
  };
}

describe("a line that ends in a number", () => {
  it("opens the sheet of the change with that value, and starts nothing", () => {
    const { room, asked, focused, take } = open();
    take("drain eu 20%");
    const { permitted } = room.own.peek();
    const desk = must(deskOf(room.drafts, permitted, room.common.peek().actions), "sheet");
    expect(desk.action.verb).toBe("traffic.shift");
    expect(valueOf(desk)).toBe(20);
    expect(room.ui.state.peek().side).toBe("act");
    expect(focused).toContain("form.sheet [data-launch]:enabled");
    expect(asked).toEqual([]);
  });

  it("shows the nearest value that is allowed", () => {
    const { labels } = open();
    expect(labels("drain eu 23")[0]).toMatch(/25\s%$/u);
    expect(labels("drain eu 900")[0]).toMatch(/50\s%$/u);
  });

  it("finds nothing for what takes no number", () => {
    expect(open().labels("board 20%")).toEqual([]);
  });
});

it("opens the filter of a list by name, for whoever does without single keys", () => {
  const { performed, take, labels } = open();
  take("filter alerts");
  expect(performed).toEqual([{ do: "filter", in: "alerts" }]);
  expect(labels("filter tasks")).toEqual([]);
});

it("takes a look at a place at once", () => {
  const { asked, take } = open();
  take("saturation store eu");
  expect(asked).toEqual([{ type: "diagnostic.run", diagnostic: "saturation", target: "store@eu-west" }]);
});

it("begins a line to a person, by name or console, and keeps what was written", () => {
  const { room, take } = open();
  const { seats } = room.common.peek();
  const other = must(
    seats.find(({ member, seat }) => member !== null && seat !== room.own.peek().you.seat),
    "somebody else",
  );
  const name = must(room.names.peek()[other.member ?? ""], "name");
  room.drafts.of("chat.say").value = "look here";
  take(name);
  expect(room.drafts.of("chat.say").value).toBe(`look here @${name} `);
  expect(room.ui.state.peek().side).toBe("chat");
});
