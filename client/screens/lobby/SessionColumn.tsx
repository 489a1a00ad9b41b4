/** The right column: the plan in real minutes, what will be played, and the way on. The host changes it here. */
import type { ComponentChildren, ComponentProps } from "preact";
import { planLengths, rulesLayers, speeds } from "../../../shared/protocol/index.ts";
import { Button, Icon, Pick, Segment } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { InviteHost } from "../desklink/index.ts";
import type { DeskLinks } from "../desklink/index.ts";
import { OwnTools } from "../tools/index.ts";
import type { LobbyActs, LobbyView } from "./view.ts";

const sizes = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const unattended = ["goesOn", "pauses"] as const;
const liveMinutes = [10, 12, 15, 20] as const;

export function SessionColumn({ view, acts, links }: { view: LobbyView; acts: LobbyActs; links: DeskLinks }) {
  const { t } = useText();
  const { session, isHost } = view;
  return (
    <>
      <Plan view={view} acts={acts} />
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

/** How long everybody has comes first: the host says it here, and what is left for each part follows from it. */
function Plan({ view, acts }: { view: LobbyView; acts: LobbyActs }) {
  const { t, format } = useText();
  const { plan } = view.session;
  const choose = (id: string): void => {
    const minutes = planLengths.find((length) => String(length) === id);
    acts.configure({ plan: minutes === undefined ? null : { minutes, endsAtMs: Date.now() + minutes * 60_000 } });
  };
  return (
    <section class="card plan" data-testid="plan">
      <h2>
        {t("lobby.plan")}
        {!view.isHost && (
          <span>{plan === null ? t("lobby.session.open") : t("lobby.length.minutes", { count: plan.minutes })}</span>
        )}
      </h2>
      {view.isHost && (
        <Segment
          label={t("lobby.session.length")}
          options={[
            { id: "open", label: t("lobby.session.open") },
            ...planLengths.map((length) => ({ id: String(length), label: String(length) })),
          ]}
          chosen={String(plan?.minutes ?? "open")}
          onChoose={choose}
        />
      )}
      <div class="plan-bar" aria-hidden="true">
        {view.plan.map(({ part, minutes }, n) => (
          <span key={n} class={`plan-${part}`} style={{ flexGrow: minutes }} />
        ))}
      </div>
      <dl>
        {view.plan.map(({ part, minutes }, n) => (
          <div key={n}>
            <dt>{t(`lobby.plan.${part}`)}</dt>
            <dd class="mono">{minutes}</dd>
          </div>
        ))}
      </dl>
      {plan !== null && <p class="quiet">{t("lobby.plan.ends", { at: format.timeOfDay(plan.endsAtMs) })}</p>}
    </section>
  );
}
