/**
 * The facilitator's desk: the clock and the figures on top, the script at the left, the truth in the middle in the
 * pictures of the debrief to come, and at the right the team, the ways to step in, and notes. One press hides all of it
 * behind what everybody may see, for a screen that is shared.
 */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button, Icon, Logo, Tabs } from "../../dom/index.ts";
import { Cell, NextPost, Harm, HostControls, ServiceLevel, Severity, Clock } from "../../panels/topbar/index.ts";
import type { Settings } from "../../settings.ts";
import { RoomContext } from "../../store/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { BigRoom, Wall } from "../big/index.ts";
import { InviteHost } from "../desklink/index.ts";
import type { DeskLinks } from "../desklink/index.ts";
import { OwnTools } from "../tools/index.ts";
import { UntilMs } from "../../panels/frame/index.ts";
import { usePanelProps } from "../room/index.ts";
import { Notes } from "./Notes.tsx";
import { Script } from "./Script.tsx";
import { Steer } from "./Steer.tsx";
import { Team } from "./Team.tsx";
import { Truth } from "./Truth.tsx";
import "../room/room.css";
import "../debrief/debrief.css";
import "../debrief/tree/tree.css";
import "./facilitator.css";

interface Props {
  readonly room: Room;
  readonly links: DeskLinks;
  readonly settings: Settings;
  readonly onSettings: () => void;
}

export function Facilitator(props: Props) {
  return (
    <RoomContext.Provider value={props.room}>
      <Desk {...props} />
    </RoomContext.Provider>
  );
}

const EXTRA_MINUTES = 3;

function Desk({ room, links, settings, onSettings }: Props) {
  const { t, refusalText } = useText();
  const isShared = useSignal(false);
  useEffect(() => {
    document.title = `${t("fac.title")} · ${t("app.name")}`;
    return () => (document.title = t("app.name"));
  }, [t]);
  const refusal = room.refusal.value;
  const { session } = room.common.value;
  if (isShared.value) {
    const back = (
      <Button measure="small" onClick={() => (isShared.value = false)} data-testid="stop-sharing">
        {t("fac.share.stop")}
      </Button>
    );
    return <Wall>{(enlarged) => <BigRoom room={room} controls={back} settings={settings} enlarged={enlarged} />}</Wall>;
  }
  return (
    <div class="fac">
      <header class="topbar">
        <Logo />
        <h1 class="topbar-name" translate={false}>
          {session.incident}
        </h1>
        <Cell wide>
          {session.phase === "briefing" ? (
            <>
              <Button
                measure="small"
                look="primary"
                onClick={() => room.ask({ type: "host.start" })}
                data-testid="go-live"
              >
                {t("fac.goLive")}
              </Button>
              <BriefingLeft room={room} />
            </>
          ) : (
            <>
              <Clock />
              <HostControls />
            </>
          )}
        </Cell>
        <Severity />
        <ServiceLevel />
        <Harm />
        <NextPost />
        <span class="topbar-gap" />
        <span class="topbar-buttons">
          <Button
            measure="small"
            onClick={() => room.ask({ type: "guide.extend", minutes: EXTRA_MINUTES })}
            title={t("fac.extend.about")}
            data-testid="extend"
          >
            {t("fac.extend", { count: EXTRA_MINUTES })}
          </Button>
          <InviteHost links={links} />
          <OwnTools line={() => links.bridge(room.team)} />
          <Button measure="small" onClick={() => (isShared.value = true)} data-testid="share-screen">
            <Icon name="wall" size={14} /> {t("fac.share")}
          </Button>
          <Button look="quiet" aria-label={t("settings.open")} title={t("settings.open")} onClick={onSettings}>
            <Icon name="gear" />
          </Button>
        </span>
      </header>
      <Parts />
      {refusal && (
        <p class="fac-refusal" role="alert">
          {refusalText(refusal)}{" "}
          <Button measure="small" look="quiet" onClick={() => room.dismiss("refusal")}>
            {t("tip.read")}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Until it goes live by itself, and how many still read. */
function BriefingLeft({ room }: Pick<Props, "room">) {
  const { t } = useText();
  const { session, seats } = room.common.value;
  const seated = seats.filter(({ member }) => member !== null);
  const ready = seated.filter(({ hasUnderstood }) => hasUnderstood).length;
  return (
    <span>
      {session.endsAtMs !== null && <UntilMs clockMs={room.clockMs} at={session.endsAtMs} />}{" "}
      <span class="quiet">{t("briefing.waiting", { ready, total: seated.length })}</span>
    </span>
  );
}

const tabs = ["team", "steer", "notes"] as const;
const panels = { team: Team, steer: Steer, notes: Notes } as const;

/** A part of its own, so that what ticks renders no more than it must. What was chosen on another tab stays chosen. */
function Parts() {
  const { t } = useText();
  const props = usePanelProps();
  const chosen = useSignal<(typeof tabs)[number]>("team");
  const { guide } = props.own;
  if (guide === null) return null;
  return (
    <main class="fac-main">
      <Script {...props} guide={guide} />
      <Truth {...props} guide={guide} />
      <aside class="side fac-side" aria-label={t("fac.side")}>
        <Tabs
          label={t("fac.side")}
          panel="fac-panel"
          tabs={tabs.map((id) => ({ id, label: t(`fac.tab.${id}`) }))}
          chosen={chosen.value}
          onChoose={(tab) => (chosen.value = tab)}
        />
        <div id="fac-panel" class="side-panel" role="tabpanel" aria-label={t(`fac.tab.${chosen.value}`)} tabIndex={0}>
          {tabs.map((id) => {
            const Panel = panels[id];
            return (
              <div key={id} hidden={id !== chosen.value}>
                <Panel {...props} guide={guide} />
              </div>
            );
          })}
        </div>
      </aside>
    </main>
  );
}
