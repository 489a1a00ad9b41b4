/** What everybody must know at any moment, one cell each, every number with its unit. Cells, not a bar: any bar may hold them. */
import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { ticksToSeconds } from "../../../shared/base/index.ts";
import type { Tick } from "../../../shared/base/index.ts";
import { DECLARE_MS, hasLayer, isOld, POST_SOON_MS, readImpact, regionHealth } from "../../../shared/protocol/index.ts";
import { Chip, Countdown, Icon, Sparkline } from "../../dom/index.ts";
import type { ChipTone, Tone } from "../../dom/index.ts";
import { impactLine, pointsOf, useRoom } from "../../store/index.ts";
import { formatClock, formatTick, useText } from "../../text/index.ts";
import "./topbar.css";

export function Cell({ label, wide, children }: { label?: string; wide?: boolean; children: ComponentChildren }) {
  return (
    <div class={`topbar-cell${wide ? " topbar-row" : ""}`}>
      {label !== undefined && <span class="topbar-label">{label}</span>}
      <span class="topbar-value">{children}</span>
    </div>
  );
}

/** One text node that the tick writes; nothing renders for it. */
export function Clock() {
  const { tick } = useRoom();
  const words = useComputed(() => formatTick(tick.value));
  return (
    <span class="topbar-clock" data-testid="clock">
      {words}
    </span>
  );
}

export function Speed() {
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

/** From the Standard rules on: before, nobody declares anything. */
export function Severity() {
  const { t } = useText();
  const { common } = useRoom();
  const { session, comms } = common.value;
  const { severity, state } = comms;
  if (!hasLayer(session.layer, "standard")) return null;
  if (severity === null) return <Undeclared />;
  return (
    <Cell>
      <Chip tone={severityTone[severity] ?? "sev4"}>{severity}</Chip>
      {state !== null && <span class="topbar-state">{t(`topbar.state.${state}`)}</span>}
    </Cell>
  );
}

/** From the first page on somebody should say that this is an incident; the debrief looks at when. */
function Undeclared() {
  const { t } = useText();
  const { common, tick } = useRoom();
  const { comms, session } = common.value;
  if (comms.declareByTick === null) {
    return (
      <Cell>
        <span class="topbar-calm">{t("topbar.undeclared")}</span>
      </Cell>
    );
  }
  const leftS = ticksToSeconds(comms.declareByTick - tick.value) / session.speed;
  return (
    <Cell label={t(leftS > 0 ? "topbar.declare" : "topbar.declareOverdue")}>
      <Countdown leftS={Math.abs(leftS)} wholeS={DECLARE_MS / 1000} tone={leftS > 0 ? "slow" : "err"} />
      <span class="topbar-second">{t("topbar.real")}</span>
    </Cell>
  );
}

export function ServiceLevel() {
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
export function Harm() {
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

export function NextPost() {
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
