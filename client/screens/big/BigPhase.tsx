/** What hangs on the wall in each phase. Nothing on it acts on the round; the two buttons are about this screen alone. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Overview } from "../../../shared/protocol/index.ts";
import { Button, Icon, IconButton, Logo } from "../../dom/index.ts";
import type { Settings } from "../../settings.ts";
import { RoomContext } from "../../store/index.ts";
import type { Room } from "../../store/index.ts";
import { formatTick, useText } from "../../text/index.ts";
import { BigDebriefOfRoom } from "../debrief/index.ts";
import { Courses } from "../teams/index.ts";
import { BigBriefing } from "./BigBriefing.tsx";
import { BigLobby } from "./BigLobby.tsx";
import { BigRoom } from "./BigRoom.tsx";
import { Wall } from "./Wall.tsx";

interface Props {
  readonly room: Room;
  readonly settings: Settings;
  readonly addresses: () => Promise<readonly string[]>;
}

export function BigPhase(props: Props) {
  const { room } = props;
  const { t } = useText();
  const { incident } = room.common.value.session;
  useEffect(() => {
    document.title = t("big.title", { incident });
    return () => (document.title = t("app.name"));
  }, [incident, t]);
  return (
    <RoomContext.Provider value={room}>
      <Wall>
        {(enlarged) => (
          <>
            <Lost room={room} />
            <Page {...props} enlarged={enlarged} />
          </>
        )}
      </Wall>
    </RoomContext.Provider>
  );
}

function Page({ room, settings, addresses, enlarged }: Props & { enlarged: number }) {
  const { t } = useText();
  const controls = <Controls settings={settings} />;
  switch (room.common.value.session.phase) {
    case "lobby":
      return <BigLobby room={room} addresses={addresses} controls={controls} />;
    case "briefing":
      return <BigBriefing room={room} controls={controls} enlarged={enlarged} />;
    case "live":
      return <BigRoom room={room} controls={controls} settings={settings} enlarged={enlarged} />;
    case "debrief":
      return room.overview.value === null ? (
        <BigDebriefOfRoom room={room} controls={controls} />
      ) : (
        <BigCourses overview={room.overview.value} controls={controls} />
      );
    case "closed":
      return (
        <main class="lost">
          <Logo size={48} />
          <h1>{t("closed.title")}</h1>
        </main>
      );
  }
}

/** While the host shows how all teams fared, that is what hangs here. */
function BigCourses({ overview, controls }: { overview: Overview; controls: JSX.Element }) {
  const { t } = useText();
  return (
    <div class="big-page big-courses">
      <header class="big-bar">
        <h1>{t("teams.courses.title")}</h1>
        {controls}
      </header>
      <main>
        <Courses teams={overview.teams} />
      </main>
    </div>
  );
}

function Controls({ settings }: Pick<Props, "settings">) {
  const { t } = useText();
  const isMuted = settings.sound.value === "off";
  return (
    <span class="big-controls">
      <Button
        look="quiet"
        aria-pressed={!isMuted}
        aria-label={t("big.sound")}
        title={t("big.sound")}
        onClick={() => (settings.sound.value = isMuted ? "on" : "off")}
      >
        <Icon name={isMuted ? "bellOff" : "bell"} />
      </Button>
      <IconButton label={t("big.full")} icon="fit" onClick={toggleFullScreen} />
    </span>
  );
}

function toggleFullScreen(): void {
  const done =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  done.catch((problem: unknown) => console.warn("The browser does not show this page in full.", problem));
}

/** From afar a picture that stands still looks like a calm one: it must say that it is old. */
function Lost({ room }: Pick<Props, "room">) {
  const { t } = useText();
  if (room.link.value.kind === "up") return null;
  const at = formatTick(room.tick.value);
  return (
    <p class="big-lost" role="alert" data-testid="link-lost">
      {t("big.down", { at })}
    </p>
  );
}
