/** The right column: what will be played, the plan in real minutes, and the way on. The host changes it here. */
import type { ComponentChildren, ComponentProps } from "preact";
import { planLengths, rulesLayers, speeds } from "../../../shared/protocol/index.ts";
import type { PlanPart } from "../../../shared/protocol/index.ts";
import { Button, Icon, Pick } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { InviteHost } from "../desklink/index.ts";
import type { DeskLinks } from "../desklink/index.ts";
import { OwnTools } from "../tools/index.ts";
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
          <Choose
            label={t("lobby.size")}
            fixed={!isHost}
            options={sizes}
            chosen={session.size}
            show={String}
            onPick={(size) => acts.configure({ size })}
          />
        </Fact>
        <Fact label={t("lobby.session.length")}>
          <Choose
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
          <Choose
            label={t("lobby.length")}
            fixed={!isHost}
            options={liveMinutes}
            chosen={session.liveMinutes}
            show={(count) => t("lobby.length.minutes", { count })}
            onPick={(minutes) => acts.configure({ liveMinutes: minutes })}
          />
        </Fact>
        <Fact label={t("lobby.rules")}>
          <Choose
            label={t("lobby.rules")}
            fixed={!isHost}
            options={rulesLayers}
            chosen={session.layer}
            show={(layer) => t(`lobby.rules.${layer}`)}
            onPick={(layer) => acts.configure({ layer })}
          />
        </Fact>
        <Fact label={t("lobby.speed")}>
          <Choose
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
            <Choose
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
        {isHost && (
          <Fact label={t("tools.title")}>
            <OwnTools isNamed line={() => links.bridge(view.team)} />
          </Fact>
        )}
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

/** A list for the host; plain words for everybody else. */
function Choose<T extends string | number>({ fixed, ...pick }: ComponentProps<typeof Pick<T>> & { fixed: boolean }) {
  return fixed ? <>{pick.show(pick.chosen)}</> : <Pick {...pick} />;
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
