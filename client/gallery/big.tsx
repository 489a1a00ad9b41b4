/** The big screen in each phase, as a browser sees it that has no seat. */
import type { JSX } from "preact";
import { signal } from "@preact/signals";
import type { CommonView, OwnView } from "../../shared/protocol/index.ts";
import { no } from "../../shared/refusals/index.ts";
import { BigPhase, BigScreen, Wall } from "../screens/big/index.ts";
import { BigDebrief } from "../screens/debrief/index.ts";
import type { StepNumber } from "../screens/debrief/index.ts";
import type { Settings } from "../settings.ts";
import type { Room } from "../store/index.ts";
import { debriefView } from "./debrief.ts";
import { panelCommon, quietOwn } from "./panelsViews.ts";
import { galleryRoom } from "./room.tsx";
import { calmCommon, fullCommon } from "./views.ts";

const nothing: OwnView = {
  ...quietOwn,
  you: { member: "wall", seat: null, consoles: [], isHost: false, calledUntilMs: null, facilitates: false },
  diagnostics: { slots: 0, runs: [], available: [] },
  runbook: [],
  permitted: [],
  depthNodes: [],
  depth: [],
};

const lobby: Partial<CommonView> = {
  session: { ...calmCommon.session, phase: "lobby", isLocked: false },
  seats: calmCommon.seats.map((seat) =>
    seat.seat === 3 ? { ...seat, member: null, state: "free" } : { ...seat, isReady: seat.seat === 0 },
  ),
};
const briefing: Partial<CommonView> = { session: { ...calmCommon.session, phase: "briefing", endsAtMs: 62_000 } };
const eight: Partial<CommonView> = {
  ...lobby,
  seats: (["CMD", "COM", "SCR", "TRF", "SVC", "SVC", "DAT", "INV"] as const).map((console, seat) => ({
    ...calmCommon.seats[0],
    seat,
    services: null,
    consoles: [console],
    member: ["m1", "m2", "m3", "m4"][seat] ?? null,
    state: seat < 4 ? "here" : "free",
    isReady: seat < 2,
    hasUnderstood: false,
    isBusy: false,
    lentTo: null,
  })),
};

const phase =
  (weather: "calm" | "storm", common: Partial<CommonView>, room: Partial<Room> = {}) =>
  (settings: Settings) => {
    const shown = galleryRoom(weather, { common, own: nothing, acts: [{ do: "select", selection: null }] });
    return <BigPhase room={{ ...shown, ...room }} settings={settings} addresses={() => Promise.resolve([])} />;
  };

const debrief = (step: StepNumber) => (settings: Settings) => (
  <Wall>{() => <BigDebrief view={debriefView(step, settings.language.value, { answers: {} })} controls={null} />}</Wall>
);

const refused = {
  enter: () =>
    Promise.resolve({
      ok: false as const,
      refusal: no("join/locked"),
    }),
  forget: () => undefined,
  addresses: () => Promise.resolve([]),
};

const storm = { ...panelCommon, ...fullCommon };

export const bigExhibits: Readonly<Record<string, (settings: Settings) => JSX.Element>> = {
  "big-lobby": phase("calm", lobby),
  "big-lobby-eight": phase("calm", eight),
  "big-briefing": phase("calm", briefing),
  "big-calm": phase("calm", {}),
  "big-storm": phase("storm", storm),
  "big-lost": phase("storm", storm, { link: signal({ kind: "down" }) }),
  "big-private": debrief(0),
  "big-story": debrief(1),
  "big-reveal": debrief(2),
  "big-dimensions": debrief(3),
  "big-commit": debrief(4),
  "big-away": (settings) => <BigScreen code="K7MQ4" door={refused} settings={settings} />,
};
