/** A made-up lobby, modelled on the visual target. */
import { ok } from "../../shared/base/index.ts";
import type { DeskLinks } from "../screens/desklink/index.ts";
import type { LobbyActs, LobbyView } from "../screens/lobby/index.ts";

export const lobbyView: LobbyView = {
  team: 0,
  code: "K7MQ4",
  url: "https://drill.example/r/K7MQ4",
  localOnly: null,
  watching: ["Fay", "Max"],
  isHost: false,
  hostName: "Ines",
  isLocked: false,
  seats: [
    { seat: 0, consoles: ["CMD", "SCR"], occupant: { who: "other", name: "Ines", isBot: false, state: "ready" } },
    { seat: 1, consoles: ["TRF", "DAT"], occupant: { who: "you", name: "Tomas", isBot: false, state: "ready" } },
    { seat: 2, consoles: ["SVC"], occupant: { who: "other", name: "Priya", isBot: true, state: "choosing" } },
    { seat: 3, consoles: ["COM", "INV"], occupant: { who: "nobody" } },
  ],
  session: {
    size: 4,
    layer: "standard",
    liveMinutes: 20,
    speed: 4,
    facilitator: null,
    pausesUnattended: false,
    plan: null,
  },
  plan: [
    { part: "join", minutes: 5 },
    { part: "warmup", minutes: 4 },
    { part: "brief", minutes: 2 },
    { part: "live", minutes: 20 },
    { part: "debrief", minutes: 20 },
    { part: "slack", minutes: 9 },
  ],
  own: { isSeated: true, isReady: true, hasPlayed: false, experience: "some" },
  bots: 1,
  havePlayed: 0,
  chat: [
    { n: 1, name: "Ines", text: "I take command. Who wants the vendor page and the logs?" },
    { n: 2, name: "Priya", text: "Services for me, one minute." },
  ],
  rttMs: 38,
  startRefusal: "Priya is still choosing.",
  problem: null,
  knowsTutorial: false,
  mayFacilitate: false,
};

const nothing = (): void => undefined;

export const lobbyActs: LobbyActs = {
  take: nothing,
  giveUp: nothing,
  autoAssign: nothing,
  setReady: nothing,
  sayPlayed: nothing,
  sayExperience: nothing,
  say: nothing,
  soundHeard: nothing,
  configure: nothing,
  setLocked: nothing,
  start: nothing,
  warmUp: nothing,
  facilitate: nothing,
  fillSeats: () => Promise.resolve(undefined),
  sendBotsAway: () => Promise.resolve(undefined),
  openTutorial: nothing,
};

export const deskLinks: DeskLinks = {
  mine: () => "https://drill.example/r/K7MQ4/fac#token",
  another: () => Promise.resolve(ok("https://drill.example/r/K7MQ4/fac#another")),
  bridge: (team) => ({
    at: (below) => `https://drill.example/api/exercises/K7MQ4/teams/${team + 1}/bridge/${below}`,
    look: () => Promise.resolve(ok(null)),
    set: () => Promise.resolve(ok(null)),
    turnOff: () => Promise.resolve(ok(null)),
    newToken: () => Promise.resolve(ok("token")),
    revoke: () => Promise.resolve(ok(null)),
    test: () => Promise.resolve(ok(null)),
  }),
};
