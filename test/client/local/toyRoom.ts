/** The tutorial's room on a clock that the test turns: the real engine behind the real session. */
import { dialToy } from "../../../client/local/index.ts";
import { createLiveRoom } from "../../../client/store/index.ts";
import type { Room } from "../../../client/store/index.ts";
import { must } from "../../../shared/base/index.ts";
import type { Command } from "../../../shared/protocol/index.ts";
import { readNode } from "../../../shared/protocol/index.ts";
import { fakeClock } from "../net/line.ts";

export interface ToyRoom {
  readonly room: Room;
  /** Lets real seconds pass. */
  wait(seconds: number): void;
  /** "ok" or the code of the refusal. */
  say(command: Command): Promise<string>;
  /** Share of failed requests at the edge, as the last scrape says. */
  errors(): number;
  close(): void;
}

export function openToy(): ToyRoom {
  const clock = fakeClock();
  let ids = 0;
  const live = createLiveRoom({
    code: "toy",
    dial: dialToy({ clock, incident: "TOY", name: "You" }),
    keeper: { read: () => null, write: () => undefined },
    clock,
    newId: () => `c${++ids}`,
  });
  while (live.room.value === null) clock.turn(0);
  const room = must(live.room.value, "room");
  return {
    room,
    wait: (seconds) => clock.turn(seconds * 1000),
    async say(command) {
      const answer = await room.send(command);
      return answer.ok ? "ok" : answer.refusal.code;
    },
    errors: () => must(readNode(must(room.common.value.metrics.at(-1), "scrape"), 0), "reading").errorRatio,
    close: () => live.close(),
  };
}
