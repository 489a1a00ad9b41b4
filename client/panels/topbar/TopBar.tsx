/** The top bar: what everybody must know at any moment, each number with its unit, and the way to settings and help. */
import { Button, Icon, IconButton, Keycap, Logo } from "../../dom/index.ts";
import { printed, useKey } from "../../keys/index.ts";
import { useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Cell, Clock, Harm, NextPost, ServiceLevel, Severity, Speed } from "./Figures.tsx";
import { HostControls } from "./HostControls.tsx";
import { Seats } from "./Seats.tsx";
import "./topbar.css";

interface TopBarProps {
  readonly isMuted: boolean;
  readonly onMute: () => void;
  readonly onCaptions: () => void;
  readonly onSettings: () => void;
  readonly onHelp: () => void;
  readonly onPalette: () => void;
  readonly onDrawer: () => void;
}

export function TopBar(props: TopBarProps) {
  const { t } = useText();
  const { common, own } = useRoom();
  const helpKey = useKey("help") ?? "?";
  return (
    <header class="topbar">
      <Logo />
      <h1 class="topbar-name">{common.value.session.incident}</h1>
      <Cell wide>
        <Clock />
        {own.value.you.isHost ? <HostControls /> : <Speed />}
      </Cell>
      <Severity />
      <ServiceLevel />
      <Harm />
      <NextPost />
      <span class="topbar-gap" />
      <Seats />
      <LinkState />
      <span class="topbar-buttons">
        <Button
          look="quiet"
          aria-pressed={props.isMuted}
          aria-label={t("topbar.mute")}
          title={t("topbar.mute")}
          onClick={props.onMute}
        >
          <Icon name={props.isMuted ? "bellOff" : "bell"} />
        </Button>
        <IconButton label={t("captions.open")} icon="captions" onClick={props.onCaptions} />
        <IconButton label={t("settings.open")} icon="gear" onClick={props.onSettings} />
        <button type="button" class="topbar-key" title={t("topbar.help")} onClick={props.onHelp}>
          <Keycap>{printed(helpKey)}</Keycap> <span class="unseen">{t("topbar.help")}</span>
        </button>
        <button type="button" class="topbar-key topbar-palette" title={t("topbar.palette")} onClick={props.onPalette}>
          <Keycap>{t("topbar.paletteKey")}</Keycap> <span class="unseen">{t("topbar.palette")}</span>
        </button>
        <span class="topbar-drawer">
          <IconButton label={t("topbar.drawer")} icon="list" onClick={props.onDrawer} />
        </span>
      </span>
    </header>
  );
}

function LinkState() {
  const { t, format } = useText();
  const { link, rttMs, waiting } = useRoom();
  const isUp = link.value.kind === "up";
  const isWaiting = isUp && waiting.value > 0;
  const usual = rttMs.value === null ? "" : t("topbar.link", { rtt: format.duration(rttMs.value) });
  return (
    <span class={`topbar-link mono${isUp && !isWaiting ? "" : " tone-slow"}`}>
      {isWaiting ? t("topbar.sent") : isUp && usual}
      <span role="status">{!isUp && t("topbar.linkDown")}</span>
    </span>
  );
}
