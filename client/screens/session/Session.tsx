/**
 * `/r/CODE`: from the token in this browser to a place in the room, and from the round's phase to its screen. Without a
 * place it is the form that joins; a place that the server no longer knows is forgotten.
 */
import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useMemo, useRef } from "preact/hooks";
import type { Refusal } from "../../../shared/base/index.ts";
import type { BotDoor } from "../lobby/index.ts";
import type { Settings } from "../../settings.ts";
import type { LiveRoom, Room as RoomStore } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import type { HostActs } from "../debrief/index.ts";
import type { DeskLinks } from "../desklink/index.ts";
import { later } from "../later.tsx";
import { isOwnComputer, Lobby, lobbyActs, lobbyView } from "../lobby/index.ts";
import { Stay } from "../Stay.tsx";
import { Teams } from "../teams/index.ts";

const Room = later(async () => (await import("../room/index.ts")).Room);
const Debrief = later(async () => (await import("../debrief/index.ts")).DebriefOfRoom);
const Facilitator = later(async () => (await import("../facilitator/index.ts")).Facilitator);
const Gate = later(async () => (await import("../facilitator/index.ts")).Gate);
const Briefing = later(async () => (await import("../briefing/index.ts")).Briefing);
const Returns = later(async () => (await import("../../panels/returns/index.ts")).Returns);
const Tutorial = later(async () => (await import("../tutorial/index.ts")).Tutorial);

export interface SessionProps {
  readonly code: string;
  /** Who came to the facilitator's desk is asked whether they want to see it. */
  readonly as: "player" | "facilitator";
  /** Opens the line; the caller knows the token. */
  readonly open: () => LiveRoom;
  /** How other computers reach this server, as far as it tells this person. */
  readonly addresses: () => Promise<readonly string[]>;
  readonly host: HostActs;
  /** What a host asks of bots. */
  readonly bots: BotDoor;
  readonly settings: Settings;
  readonly onSettings: () => void;
  /** The server turned this browser away for good. */
  readonly onTurnedAway: (refusal: Refusal) => void;
  readonly onHome: () => void;
  /** Links to the facilitator's desk. */
  readonly links: DeskLinks;
  /** From the door of the desk to the room. */
  readonly onPlay: () => void;
}

export function Session({ open, ...props }: SessionProps) {
  const live = useMemo(open, [open]);
  return (
    <Stay live={live} onTurnedAway={props.onTurnedAway}>
      {(room) => (
        <>
          <Phase key={`${room.team}.${room.round}`} {...props} room={room} />
          <Back room={room} />
          <Teams room={room} />
        </>
      )}
    </Stay>
  );
}

/** Alone, on a page of its own, so that nothing of this round is left; a team goes on under its code. */
function playAgain({ common, askExercise }: RoomStore, incident: "same" | "new"): void {
  const { size, plan } = common.peek().session;
  // A plan of two rounds plays the second with consoles swapped.
  const isSecond = plan !== null && plan.roundsLeft > 0;
  if (size === 1) window.location.assign("/solo");
  else askExercise({ type: "exercise.playAgain", incident, swap: incident === "same" || isSecond });
}

function Phase(props: Omit<SessionProps, "open"> & { room: RoomStore }) {
  const { t } = useText();
  const { room, settings, addresses, bots, links, onSettings } = props;
  const { phase } = room.common.value.session;
  if (phase === "briefing" || phase === "live") {
    if (room.own.value.you.facilitates)
      return <Facilitator room={room} links={props.links} settings={settings} onSettings={onSettings} />;
    if (props.as === "facilitator") return <Gate room={room} onPlay={props.onPlay} />;
  }
  switch (phase) {
    case "lobby":
      return <Waiting {...{ room, settings, addresses, bots, links, onSettings }} />;
    case "briefing":
      return <Briefing room={room} onSettings={onSettings} />;
    case "live":
      return <Room room={room} settings={settings} onSettings={onSettings} />;
    case "debrief":
      return <Debrief room={room} onAgain={playAgain} host={props.host} />;
    case "closed":
      return (
        <main class="lost">
          <h1>{t("closed.title")}</h1>
          <a href="/" onClick={props.onHome}>
            {t("route.home")}
          </a>
        </main>
      );
  }
}

/** Outside the room, which has a place for such questions, they lie over the screen. */
function Back({ room: { common, own, names, send } }: { room: RoomStore }) {
  const isAsked = common.value.returns.length > 0 && common.value.session.phase !== "live";
  if (!isAsked) return null;
  return (
    <div class="returns-over">
      <Returns common={common.value} own={own.value} names={names.value} send={send} />
    </div>
  );
}

type LobbyProps = Pick<SessionProps, "settings" | "addresses" | "bots" | "links" | "onSettings"> & {
  readonly room: RoomStore;
};

/**
 * The lobby, or the tutorial over it. The lobby only hides, so that one comes back to what one left; when the round
 * begins, both give way.
 */
function Waiting({ room, settings, addresses, bots, links, onSettings }: LobbyProps) {
  const isLearning = useSignal(false);
  const lobby = useRef<HTMLDivElement>(null);
  const onTutorial = useCallback(() => (isLearning.value = true), [isLearning]);
  const back = useCallback(() => {
    isLearning.value = false;
    requestAnimationFrame(() => lobby.current?.querySelector<HTMLElement>("[data-testid=tutorial]")?.focus());
  }, [isLearning]);
  const ready = (): void => {
    room.ask({ type: "ready.set", ready: true });
    back();
  };
  const { common, own } = room;
  const seat = common.value.seats.find((each) => each.seat === own.value.you.seat);
  const ways = { to: "lobby", back, ...(seat?.isReady === false ? { ready } : {}) } as const;
  return (
    <>
      <div ref={lobby} hidden={isLearning.value}>
        <LobbyOf {...{ room, settings, addresses, bots, links, onSettings, onTutorial }} />
      </div>
      {isLearning.value && <Tutorial {...{ settings, onSettings, ways }} />}
    </>
  );
}

function LobbyOf({
  room,
  settings,
  addresses,
  bots,
  links,
  onSettings,
  onTutorial,
}: LobbyProps & { onTutorial: () => void }) {
  const text = useText();
  const page = window.location.href;
  const told = useSignal<readonly string[]>([]);
  const { isHost } = room.own.value.you;
  useEffect(() => {
    if (isHost && isOwnComputer(page)) void addresses().then((all) => (told.value = all));
  }, [isHost, page, addresses, told]);
  const acts = useMemo(() => lobbyActs(room, settings, bots, onTutorial), [room, settings, bots, onTutorial]);
  const { code, team, teams } = room;
  const view = lobbyView({
    code,
    team,
    teams,
    page,
    addresses: told.value,
    common: room.common.value,
    own: room.own.value,
    names: room.names.value,
    bots: room.bots.value,
    rttMs: room.rttMs.value,
    problem: room.refusal.value && text.refusalText(room.refusal.value),
    knowsTutorial: settings.tutorial.value === "done",
    text,
  });
  return <Lobby view={view} acts={acts} links={links} onSettings={onSettings} />;
}
