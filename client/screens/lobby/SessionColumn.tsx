/** The right column: what will be played, the plan in real minutes, and the way on. The host changes it here. */
import type { ComponentChildren } from "preact";
import { planLengths, rulesLayers, speeds } from "../../../shared/protocol/index.ts";
import type { PlanPart } from "../../../shared/protocol/index.ts";
import { Button, Icon } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { InviteHost } from "../desklink/index.ts";
import type { DeskLinks } from "../desklink/index.ts";
import type { LobbyActs, LobbyView } from "./view.ts";

const sizes = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const lengths = ["open", ...planLengths] as const;
const unattended = ["goesOn", "pauses"] as const;
const liveMinutes = [10, 12, 15, 20] as const;

export function SessionColumn({ view, acts, links }: { view: LobbyView; acts: LobbyActs; links: DeskLinks }) {
  const { t } = useText();
  const { session, isHost } = view;
  return (
    <>
      <dl class="card facts">
        <Fact label={t("lobby.scenario")}>
          <Icon name="lock" size={14} /> {t("lobby.scenario.hidden")}
        </Fact>
        <Fact label={t("lobby.size")}>
          <Pick
            label={t("lobby.size")}
            fixed={!isHost}
            options={sizes}
            chosen={session.size}
            show={String}
            onPick={(size) => acts.configure({ size })}
          />
        </Fact>
        <Fact label={t("lobby.session.length")}>
          <Pick
            label={t("lobby.session.length")}
            fixed={!isHost}
            options={lengths}
            chosen={session.plan?.minutes ?? "open"}
            show={(length) =>
              length === "open" ? t("lobby.session.open") : t("lobby.length.minutes", { count: length })
            }
            onPick={(length) =>
              acts.configure({
                plan: length === "open" ? null : { minutes: length, endsAtMs: Date.now() + length * 60_000 },
              })
            }
          />
        </Fact>
        <Fact label={t("lobby.length")}>
          <Pick
            label={t("lobby.length")}
            fixed={!isHost}
            options={liveMinutes}
            chosen={session.liveMinutes}
            show={(count) => t("lobby.length.minutes", { count })}
            onPick={(minutes) => acts.configure({ liveMinutes: minutes })}
          />
        </Fact>
        <Fact label={t("lobby.rules")}>
          <Pick
            label={t("lobby.rules")}
            fixed={!isHost}
            options={rulesLayers}
            chosen={session.layer}
            show={(layer) => t(`lobby.rules.${layer}`)}
            onPick={(layer) => acts.configure({ layer })}
          />
        </Fact>
        <Fact label={t("lobby.speed")}>
          <Pick
            label={t("lobby.speed")}
            fixed={!isHost}
            options={speeds}
            chosen={session.speed}
            show={(speed) => t("lobby.speed.times", { speed })}
            onPick={(speed) => acts.configure({ speed })}
          />
        </Fact>
        {session.pausesUnattended !== null && session.size > 1 && (
          <Fact label={t("lobby.unattended")}>
            <Pick
              label={t("lobby.unattended")}
              fixed={!isHost}
              options={unattended}
              chosen={session.pausesUnattended ? "pauses" : "goesOn"}
              show={(way) => t(`lobby.unattended.${way}`)}
              onPick={(way) => acts.configure({ pausesUnattended: way === "pauses" })}
            />
          </Fact>
        )}
        <Fact label={t("lobby.facilitator")}>
          {session.facilitator ?? t("lobby.facilitator.none")} {isHost && <InviteHost links={links} />}
        </Fact>
      </dl>
      {view.mayFacilitate && (
        <Button onClick={() => acts.facilitate()} data-testid="facilitate">
          {t("fac.gate.lobby")}
        </Button>
      )}
      <Plan parts={view.plan} endsAtMs={session.plan?.endsAtMs ?? null} />
    </>
  );
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** One of a few for the host; plain words for everybody else. A value outside the list stays visible. */
function Pick<T extends string | number>(props: {
  label: string;
  fixed: boolean;
  options: readonly T[];
  chosen: T;
  show: (option: T) => string;
  onPick: (option: T) => void;
}) {
  const { options, chosen, show } = props;
  if (props.fixed) return <>{show(chosen)}</>;
  const offered = options.includes(chosen) ? options : [chosen, ...options];
  return (
    <select
      class="pick"
      aria-label={props.label}
      value={String(chosen)}
      onChange={(event) => {
        const picked = offered.find((option) => String(option) === event.currentTarget.value);
        if (picked !== undefined) props.onPick(picked);
      }}
    >
      {offered.map((option) => (
        <option key={option} value={String(option)}>
          {show(option)}
        </option>
      ))}
    </select>
  );
}

function Plan({ parts, endsAtMs }: { parts: readonly PlanPart[]; endsAtMs: number | null }) {
  const { t, format } = useText();
  return (
    <section class="card plan">
      <h2>{t("lobby.plan")}</h2>
      <div class="plan-bar" aria-hidden="true">
        {parts.map(({ part, minutes }, n) => (
          <span key={n} class={`plan-${part}`} style={{ flexGrow: minutes }} />
        ))}
      </div>
      <dl>
        {parts.map(({ part, minutes }, n) => (
          <div key={n}>
            <dt>{t(`lobby.plan.${part}`)}</dt>
            <dd class="mono">{minutes}</dd>
          </div>
        ))}
      </dl>
      {endsAtMs !== null && <p class="quiet">{t("lobby.plan.ends", { at: format.timeOfDay(endsAtMs) })}</p>}
    </section>
  );
}
