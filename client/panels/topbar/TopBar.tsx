/** The top bar: what everybody must know at any moment, each number with its unit, and the way to settings and help. */
import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { ticksToSeconds } from "../../../shared/base/index.ts";
import type { Tick } from "../../../shared/base/index.ts";
import { hasLayer, POST_SOON_MS, readImpact } from "../../../shared/protocol/index.ts";
import { Button, Chip, Countdown, Icon, IconButton, Keycap, Logo, Sparkline } from "../../dom/index.ts";
import { printed, useKey } from "../../keys/index.ts";
import type { ChipTone, Tone } from "../../dom/index.ts";
import { impactLine, pointsOf, useRoom } from "../../store/index.ts";
import { formatClock, formatT, useText } from "../../text/index.ts";
import { isOld, regionHealth } from "../map/index.ts";
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
      {hasLayer(common.value.session.layer, "standard") && (
        <Cell>
          <Severity />
        </Cell>
      )}
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

function Cell({ label, wide, children }: { label?: string; wide?: boolean; children: ComponentChildren }) {
  return (
    <div class={`topbar-cell${wide ? " topbar-row" : ""}`}>
      {label !== undefined && <span class="topbar-label">{label}</span>}
      <span class="topbar-value">{children}</span>
    </div>
  );
}

/** One text node that the tick writes; nothing renders for it. */
function Clock() {
  const { tick } = useRoom();
  const words = useComputed(() => formatT(Math.floor(ticksToSeconds(tick.value))));
  return (
    <span class="topbar-clock" data-testid="clock">
      {words}
    </span>
  );
}

function Speed() {
  const { t } = useText();
  const { common } = useRoom();
  const { isPaused, speed } = common.value.session;
  return (
    <span class={`topbar-speed mono${isPaused ? " tone-slow" : ""}`}>
      <Icon name={isPaused ? "pause" : "play"} size={12} />
      {isPaused ? t("topbar.paused") : t("lobby.speed.times", { speed })}
    </span>
  );
}

const severityTone: Readonly<Record<string, ChipTone>> = {
  "SEV-1": "sev1",
  "SEV-2": "sev2",
  "SEV-3": "sev3",
  "SEV-4": "sev4",
};

function Severity() {
  const { t } = useText();
  const { common } = useRoom();
  const { severity, state } = common.value.comms;
  if (severity === null) return <span class="topbar-calm">{t("topbar.undeclared")}</span>;
  return (
    <>
      <Chip tone={severityTone[severity] ?? "sev4"}>{severity}</Chip>
      {state !== null && <span class="topbar-state">{t(`topbar.state.${state}`)}</span>}
    </>
  );
}

function ServiceLevel() {
  const { t, format } = useText();
  const { common } = useRoom();
  const row = common.value.metrics.at(-1);
  const target = common.value.briefing?.slo.target ?? 1;
  if (row === undefined) return null;
  const { sli, burn, ageTicks } = readImpact(row);
  if (sli === null || burn === null) {
    return (
      <Cell label={t("topbar.sli")}>
        <strong data-testid="sli" class="tone-slow">
          {t("dock.nodata")}
        </strong>
      </Cell>
    );
  }
  const old = isOld(ageTicks);
  const tone: Tone = sli < target && burn >= 14.4 ? "err" : sli >= target && !old ? "ok" : "plain";
  return (
    <Cell label={t("topbar.sli")}>
      <strong data-testid="sli" class={tone === "ok" ? "tone-ok" : ""}>
        {format.level(sli)}
      </strong>{" "}
      <span class={`topbar-second tone-${old ? "slow" : tone === "err" ? "err" : "plain"}`}>
        {old ? (
          <Old ageTicks={ageTicks} />
        ) : (
          t("topbar.burn", { times: burn >= 20 ? Math.round(burn) : burn.toFixed(1) })
        )}
      </span>
    </Cell>
  );
}

function Old({ ageTicks }: { ageTicks: Tick }) {
  const { t } = useText();
  return <>{t("dock.old", { age: formatClock(ticksToSeconds(ageTicks)) })}</>;
}

/** Harm in three numbers: share now, its course, and the minutes that are lost for good. */
function Harm() {
  const { t, format } = useText();
  const { common } = useRoom();
  const line = useComputed(() => impactLine(common.value.metrics)).value;
  const row = common.value.metrics.at(-1);
  if (row === undefined) return null;
  const last = readImpact(row);
  const shares = pointsOf(line, ({ usersAffected, usersTotal }) => usersAffected / Math.max(1, usersTotal));
  const share = shares.at(-1) ?? 0;
  if (last.sli === null) {
    return (
      <Cell label={t("topbar.affected")}>
        <strong data-testid="affected" class="tone-slow">
          {t("dock.nodata")}
        </strong>
      </Cell>
    );
  }
  const old = isOld(last.ageTicks);
  const tone: Tone = regionHealth(share) !== "healthy" ? "err" : old ? "plain" : "ok";
  return (
    <Cell label={t("topbar.affected")}>
      <strong data-testid="affected" class={tone === "ok" ? "tone-ok" : ""}>
        {format.percent(share)}
      </strong>
      {share > 0.001 && (
        <span class="topbar-spark">
          <Sparkline
            values={shares.map((value) => value ?? 0)}
            tone={tone}
            highest={Math.max(0.2, ...shares.map(Number))}
          />
        </span>
      )}
      {old && (
        <span class="topbar-second tone-slow">
          <Old ageTicks={last.ageTicks} />
        </span>
      )}
      <span class="topbar-second" data-testid="user-minutes">
        {format.userMinutes(last.userMinutesLost)}
      </span>
    </Cell>
  );
}

/** A post may be a minute away before it is worth a colour. */
const POST_WHOLE_MS = 240_000;

function NextPost() {
  const { t } = useText();
  const { common, clockMs } = useRoom();
  const due = common.value.comms.nextPostDueMs;
  if (due === null) return null;
  const leftMs = due - clockMs.value;
  const isOverdue = common.value.comms.isOverdue || leftMs <= 0;
  const tone: Tone = isOverdue ? "err" : leftMs < POST_SOON_MS ? "slow" : "plain";
  return (
    <Cell label={t(isOverdue ? "topbar.postOverdue" : "topbar.nextPost")}>
      <Countdown leftS={Math.abs(leftMs) / 1000} wholeS={POST_WHOLE_MS / 1000} tone={tone} />
      <span class="topbar-second">{t("topbar.real")}</span>
    </Cell>
  );
}

function LinkState() {
  const { t, format } = useText();
  const { link, rttMs } = useRoom();
  const isUp = link.value.kind === "up";
  return (
    <span class={`topbar-link mono${isUp ? "" : " tone-slow"}`}>
      {isUp && rttMs.value !== null && t("topbar.link", { rtt: format.duration(rttMs.value) })}
      <span role="status">{!isUp && t("topbar.linkDown")}</span>
    </span>
  );
}
