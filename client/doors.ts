/**
 * The ways into a session, wired to this browser: requests over HTTP, the place that is remembered, the address that
 * follows, and the line that is opened.
 */
import { ok } from "../shared/base/index.ts";
import type { Refusal, Result } from "../shared/base/index.ts";
import type { PastRound } from "../shared/protocol/index.ts";
import {
  askAddresses,
  askHistory,
  createExercise,
  createPlaces,
  dialSocket,
  deleteExercise,
  enterAsScreen,
  askBack,
  fetchRecording,
  fillSeats,
  inviteHost,
  joinExercise,
  lookFor,
  openBridgeLine,
  openLibrary,
  openRecordingLine,
  practise,
  practiseWeekly,
  randomId,
  sendBotsAway,
} from "./net/index.ts";
import type { Entry, Places, RecordingLine, SessionClock } from "./net/index.ts";
import { saveFile } from "./saveFile.ts";
import type { HostActs } from "./screens/debrief/index.ts";
import type { DeskLinks } from "./screens/desklink/index.ts";
import type { BotDoor } from "./screens/lobby/index.ts";
import type { ScreenDoor } from "./screens/big/index.ts";
import type { ImportDesk } from "./screens/importing/index.ts";
import type { LibraryActs, Order } from "./screens/library/index.ts";
import type { Router } from "./router.ts";
import type { LandingActs } from "./screens/landing/index.ts";
import { browserStore } from "./settings.ts";
import type { SettingsStore } from "./settings.ts";
import { createLiveRoom } from "./store/index.ts";
import type { LiveRoom } from "./store/index.ts";

/** Stands for the weekly drill where a choice of the library would. */
const WEEKLY = "weekly";

export interface Doors {
  readonly acts: LandingActs;
  readonly library: LibraryActs;
  readonly recordings: RecordingLine;
  /** Keeps what is written in the editor and not saved. */
  readonly drafts: SettingsStore;
  /** Files of an import lie here whatever screen is shown; the import's own screen makes the desk when it first opens. */
  readonly importDesk: { current: ImportDesk | undefined };
  readonly places: Places;
  /** How teams of this server have fared. */
  readonly history: () => Promise<Result<readonly PastRound[]>>;
  /** Practice for whoever came by its address, of what was practised last: it leaves no way back to founding another. */
  practise(which: "solo" | "weekly"): Promise<Refusal | undefined>;
  /** This browser's token; a link to a desk may bring one along. */
  placeAt(code: string): string | null;
  links(code: string, token: string): DeskLinks;
  open(code: string, token: string): LiveRoom;
  /** The way in for a screen that everybody sees. */
  screen(code: string): ScreenDoor;
  /** What the host of a session may do with it once it is over. */
  host(code: string, token: string): HostActs;
  /** How other computers reach this server; the server tells hosts alone, and nobody else gets any. */
  addresses(token: string): Promise<readonly string[]>;
  /** What a host asks of bots. */
  bots(code: string, token: string): BotDoor;
}

export function createDoors(page: Window, router: Router): Doors {
  const tab = browserStore(() => page.sessionStorage);
  const browser = browserStore(() => page.localStorage);
  const places = createPlaces(browser, tab);
  const screens = createPlaces(browser, tab, "screen");

  async function enter(name: string, asked: Promise<Result<Entry>>, go: Router["go"]): Promise<Refusal | undefined> {
    const entry = await asked;
    if (!entry.ok) return entry.refusal;
    places.keep(entry.value.code, entry.value.token);
    if (name !== "") places.keepName(name);
    go({ at: "room", code: entry.value.code, as: "player" });
    return undefined;
  }
  const named = (name: string): { name?: string } => (name === "" ? {} : { name });
  const ordered = ({ choice, name, liveMinutes, seed, teams, teamName }: Order) => ({
    scenario: choice,
    ...named(name),
    ...(liveMinutes === undefined ? {} : { liveMinutes }),
    ...(seed === "" ? {} : { seed }),
    ...(teams === 1 ? {} : { teams }),
    ...(teamName === "" ? {} : { teamName }),
  });

  const stay = (code: string, token: string, keeper: SettingsStore): LiveRoom =>
    createLiveRoom({
      code,
      dial: dialSocket({ code, token }),
      keeper,
      clock: browserClock(page),
      newId: randomId,
    });

  return {
    recordings: openRecordingLine(),
    places,
    placeAt(code) {
      const brought = page.location.hash.slice(1);
      if (brought !== "") {
        places.keep(code, brought);
        // A token does not stay where it can be read over a shoulder.
        page.history.replaceState(null, "", page.location.pathname);
      }
      return places.tokenOf(code);
    },
    links(code, token) {
      const to = (place: string): string => `${page.location.origin}/r/${code}/fac#${place}`;
      return {
        mine: () => to(token),
        async another(name) {
          const invited = await inviteHost({ code, token }, name);
          return invited.ok ? ok(to(invited.value.token)) : invited;
        },
        bridge: (team) => openBridgeLine(page.location.origin, code, token, team),
      };
    },
    drafts: browser,
    importDesk: { current: undefined },
    history: () => askHistory(),
    acts: {
      join: (code, name) => enter(name, joinExercise(code, name), router.go),
      comeBack: (code, name) => enter(name, askBack(code, name), router.go),
      host(name) {
        places.keepName(name);
        router.go({ at: "library" });
      },
      practise(name) {
        places.keepPractised("");
        return enter(name, practise(named(name)), router.go);
      },
      weekly(name) {
        places.keepPractised(WEEKLY);
        return enter(name, practiseWeekly(named(name)), router.go);
      },
      tutorial: () => router.go({ at: "tutorial" }),
      look: (code) => lookFor(code),
    },
    library: {
      ...openLibrary(browser),
      host(order) {
        places.keepTeamName(order.teamName);
        return enter(order.name, createExercise(ordered(order)), router.go);
      },
      practise(order) {
        places.keepPractised(order.choice);
        return enter(order.name, practise(ordered(order)), router.go);
      },
    },
    practise(which) {
      const [name, choice] = [places.name(), places.practised()];
      const again = { ...named(name), ...(choice === "" ? {} : { scenario: choice }) };
      const isWeekly = which === "weekly" || choice === WEEKLY;
      const asked = isWeekly ? practiseWeekly(named(name)) : practise(again);
      return enter(name, asked, router.replace);
    },
    host: (code, token) => ({
      async keepRecording() {
        const recording = await fetchRecording(code, token);
        if (!recording.ok) return recording.refusal;
        saveFile(`recording-${code}.json`, "application/json", recording.value);
        return undefined;
      },
      async remove() {
        const refusal = await deleteExercise(code, token);
        if (refusal) return refusal;
        places.forget(code);
        router.go({ at: "landing" });
        return undefined;
      },
    }),
    addresses: (token) => askAddresses(token),
    bots: (code, token) => ({
      fillSeats: (character) => fillSeats({ code, token }, character),
      sendBotsAway: () => sendBotsAway({ code, token }),
    }),
    open: (code, token) => stay(code, token, tab),
    screen: (code) => ({
      async enter() {
        const token = screens.tokenOf(code);
        const entry = token === null ? await enterAsScreen(code) : ok({ code, token });
        if (!entry.ok) return entry;
        screens.keep(code, entry.value.token);
        return ok(stay(code, entry.value.token, forgetful));
      },
      forget: () => screens.forget(code),
      // Whoever hosts in this browser may be told; nobody else is, and a screen on another computer does not ask.
      async addresses() {
        const token = places.tokenOf(code);
        return token === null ? [] : askAddresses(token);
      },
    }),
  };
}

/** Nobody sits at a big screen: what was open on somebody's desk is not for it. */
const forgetful: SettingsStore = { read: () => null, write: () => undefined };

function browserClock(page: Window): SessionClock {
  return {
    nowMs: () => Date.now(),
    after(ms, act) {
      const timer = page.setTimeout(act, ms);
      return () => page.clearTimeout(timer);
    },
  };
}
