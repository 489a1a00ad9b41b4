/** Rooms for the gallery: a made-up view, a desk of one's own, and a server that accepts everything and does nothing. Commands are kept on `window.sent`. */
import { signal } from "@preact/signals";
import type { Command, CommonView, OwnView, TimelineRow } from "../../shared/protocol/index.ts";
import { createDrafts, createUi } from "../store/index.ts";
import type { Room, UiAct } from "../store/index.ts";
import { calmCommon, calmOwn, names, stormCommon, stormOwn, ticks } from "./views.ts";

export type Happened = Pick<TimelineRow, "lane" | "message" | "seat">;

declare global {
  interface Window {
    become?: (change: Partial<CommonView>) => void;
    happen?: (...rows: readonly Happened[]) => void;
  }
}

export interface Shown {
  readonly common?: Partial<CommonView>;
  readonly own?: Partial<OwnView>;
  readonly acts?: readonly UiAct[];
}

/** A storm in which time goes on: a frame each quarter of a second, a scrape with every tenth of them. */
export function movingRoom(): Room {
  const room = galleryRoom("storm");
  const [tick, common] = [signal(room.tick.peek()), signal(room.common.peek())];
  setInterval(() => {
    tick.value += 10;
    const { metrics } = common.value;
    const last = metrics.at(-1);
    if (last === undefined || tick.value < last.tick + 100) return;
    const next = { ...last, scrape: last.scrape + 1, tick: last.tick + 100 };
    common.value = { ...common.value, metrics: [...metrics.slice(1), next] };
  }, FRAME_MS);
  return { ...room, tick, common };
}

/** A storm in which the test says what happens next: `window.happen` puts rows on the timeline, `become` changes the view. */
export function eventfulRoom(): Room {
  // As a list: nothing here is about the map, and a canvas makes hours of a minute on a test's clock.
  const room = galleryRoom("storm", { acts: [{ do: "mapAs", as: "list" }] });
  const common = signal(room.common.peek());
  window.become = (change) => {
    common.value = { ...common.peek(), ...change };
  };
  window.happen = (...rows) => {
    const { timeline } = common.peek();
    const last = timeline.at(-1)?.n ?? 0;
    const fresh = rows.map((row, i) => ({ ...row, n: last + 1 + i, tick: room.tick.peek() }));
    common.value = { ...common.peek(), timeline: [...timeline, ...fresh] };
  };
  return { ...room, common };
}

const FRAME_MS = 250;

function keep(command: Command): void {
  (window.sent ??= []).push(command);
}

export function galleryRoom(weather: "calm" | "storm", { common, own, acts = [] }: Shown = {}): Room {
  const isStorm = weather === "storm";
  const kept = new Map<string, string>();
  const keeper = {
    read: (key: string) => kept.get(key) ?? null,
    write: (key: string, value: string) => void kept.set(key, value),
  };
  const ui = createUi(keeper, "ui");
  ui.act({ do: "select", selection: { kind: "edge", id: "gw@eu-west>boot@eu-west" } });
  for (const act of acts) ui.act(act);
  return {
    code: "K7MQ4",
    round: 1,
    team: 0,
    teams: 1,
    overview: signal(null),
    common: signal({ ...(isStorm ? stormCommon : calmCommon), ...common }),
    own: signal({ ...(isStorm ? stormOwn : calmOwn), ...own }),
    names: signal(names),
    bots: signal([]),
    teamName: signal(null),
    tick: signal(ticks[weather]),
    clockMs: signal(isStorm ? 415_600 : 10_100),
    link: signal({ kind: "up" }),
    rttMs: signal(42),
    waiting: signal(0),
    absence: signal(null),
    refusal: signal(null),
    ui,
    drafts: createDrafts(keeper, "draft"),
    send: (command) => {
      keep(command);
      return Promise.resolve({ ok: true });
    },
    ask: keep,
    askExercise: () => undefined,
    dismiss: () => undefined,
  };
}
