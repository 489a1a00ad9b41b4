/** The lobby's view and acts, from the room: what the screen shows is a function of what the server sent. */
import { sessionPlans } from "../../../shared/protocol/index.ts";
import type { CommonView, OwnView, PlanPart, SeatView } from "../../../shared/protocol/index.ts";
import type { Settings } from "../../settings.ts";
import type { Room } from "../../store/index.ts";
import type { Text } from "../../text/index.ts";
import { inviteFrom } from "./invitation.ts";
import type { LobbyActs, LobbyView, SeatCardView } from "./view.ts";

export interface Arrived {
  readonly code: string;
  /** The address of this page. */
  readonly page: string;
  /** How others reach the server, where it was told. */
  readonly addresses: readonly string[];
  /** Which team of how many play under this code. */
  readonly team: number;
  readonly teams: number;
  readonly common: CommonView;
  readonly own: OwnView;
  readonly names: Readonly<Record<string, string>>;
  readonly bots: readonly string[];
  readonly rttMs: number | null;
  readonly problem: string | null;
  readonly knowsTutorial: boolean;
  readonly text: Text;
}

export function lobbyView(arrived: Arrived): LobbyView {
  const { code, page, addresses, team, teams, common, own, names, bots, rttMs, problem, knowsTutorial, text } = arrived;
  const { t, refusalText } = text;
  const { "host.start": startRefusal } = own.refused;
  const { session, members } = common;
  const { you } = own;
  const nameOf = (member: string | undefined): string => (member && names[member]) || t("lobby.nameless");
  const mine = members.find(({ id }) => id === you.member);
  const seat = common.seats.find((each) => each.seat === you.seat);
  const facilitator = members.find(({ facilitates }) => facilitates);
  return {
    code,
    team,
    ...inviteFrom(page, code, addresses),
    watching: members.filter(({ seat, link }) => seat === null && link === "here").map(({ id }) => nameOf(id)),
    isHost: you.isHost,
    hostName: nameOf(members.find(({ isHost }) => isHost)?.id),
    isLocked: session.isLocked,
    seats: common.seats.map((each) => cardOf(each, you.seat, nameOf, bots)),
    session: {
      ...session,
      facilitator: facilitator ? nameOf(facilitator.id) : null,
      pausesUnattended: teams === 1 ? session.pausesUnattended : null,
    },
    mayFacilitate: you.isHost && you.seat === null && !you.facilitates,
    plan: partsOf(session),
    own: {
      isSeated: you.seat !== null,
      isReady: seat?.isReady ?? false,
      hasPlayed: mine?.hasPlayed ?? null,
      experience: mine?.experience ?? null,
    },
    bots: bots.length,
    havePlayed: members.filter(({ hasPlayed }) => hasPlayed === true).length,
    chat: common.chat.map(({ n, member, text }) => ({ n, name: nameOf(member), text })),
    rttMs,
    startRefusal: startRefusal ? refusalText(startRefusal) : null,
    problem,
    knowsTutorial,
  };
}

function cardOf(
  { seat, consoles, member, state, isReady }: SeatView,
  mine: number | null,
  nameOf: (member: string) => string,
  bots: readonly string[],
): SeatCardView {
  if (member === null) return { seat, consoles, occupant: { who: "nobody" } };
  const standing = state === "away" ? "away" : isReady ? "ready" : "choosing";
  const who = seat === mine ? "you" : "other";
  return { seat, consoles, occupant: { who, name: nameOf(member), isBot: bots.includes(member), state: standing } };
}

/** The plan with the live minutes as they are chosen; with an open end, a debrief that is about a third of the whole. */
function partsOf({ plan, liveMinutes }: CommonView["session"]): readonly PlanPart[] {
  if (plan !== null) {
    return sessionPlans[plan.minutes].map((each) => (each.part === "live" ? { ...each, minutes: liveMinutes } : each));
  }
  const debrief = liveMinutes <= 10 ? 5 : liveMinutes <= 12 ? 10 : liveMinutes;
  return [
    { part: "brief", minutes: 2 },
    { part: "live", minutes: liveMinutes },
    { part: "debrief", minutes: debrief },
  ];
}

/** What a host asks over HTTP of the bots; the caller knows the token. */
export type BotDoor = Pick<LobbyActs, "fillSeats" | "sendBotsAway">;

export function lobbyActs(room: Room, settings: Settings, door: BotDoor, openTutorial: () => void): LobbyActs {
  const { ask } = room;
  return {
    take: (seat) => ask({ type: "seat.take", seat }),
    giveUp: () => ask({ type: "seat.release" }),
    autoAssign: () => ask({ type: "host.assign" }),
    setReady: (ready) => ask({ type: "ready.set", ready }),
    sayPlayed: (played) => ask({ type: "played.say", played }),
    sayExperience: (level) => ask({ type: "experience.say", level }),
    say: (text) => ask({ type: "chat.say", text }),
    soundHeard: () => (settings.sound.value = "on"),
    configure: (change) => room.askExercise({ type: "exercise.configure", ...change }),
    setLocked: (locked) => ask({ type: "host.lock", locked }),
    start: (paused) => ask({ type: "host.start", paused }),
    facilitate: () => ask({ type: "guide.begin" }),
    warmUp: () => room.askExercise({ type: "exercise.warmUp" }),
    ...door,
    openTutorial,
  };
}
