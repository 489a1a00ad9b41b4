/**
 * Ninety seconds before the round: what the company is, what is on the map, what was promised, what nobody measures,
 * and what one's own console is for. Everybody reads at their own pace.
 */
import type { ComponentChildren } from "preact";
import { hasLayer, severities } from "../../../shared/protocol/index.ts";
import type { BriefingView } from "../../../shared/protocol/index.ts";
import { Button, Chip, Countdown, Icon, Masthead } from "../../dom/index.ts";
import { RoomCanvas, useDesk } from "../../panels/map/index.ts";
import { RoomContext } from "../../store/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { SeatFacts } from "../SeatFacts.tsx";
import "./briefing.css";

export const BRIEFING_S = 90;

export interface BriefingProps {
  readonly room: Room;
  readonly onSettings: () => void;
}

export function Briefing({ room, onSettings }: BriefingProps) {
  const { briefing } = room.common.value;
  if (briefing === null) return null;
  return (
    <RoomContext.Provider value={room}>
      <div class="briefing">
        <Head room={room} onSettings={onSettings} />
        <main>
          <section class="briefing-first">
            <h2>{briefing.company}</h2>
            <p class="briefing-company">{briefing.sentence}</p>
            <Tour room={room} briefing={briefing} />
          </section>
          <div class="briefing-cards">
            <Console room={room} />
            <Rest room={room} briefing={briefing} />
            <WayOn room={room} />
          </div>
        </main>
      </div>
    </RoomContext.Provider>
  );
}

function Head({ room, onSettings }: { room: Room; onSettings: () => void }) {
  const { t } = useText();
  const { common, clockMs } = room;
  const { endsAtMs, incident } = common.value.session;
  return (
    <Masthead name={incident} title={t("briefing.title")} onSettings={onSettings}>
      {endsAtMs !== null && (
        <>
          {t("briefing.left")} <Countdown leftS={(endsAtMs - clockMs.value) / 1000} wholeS={BRIEFING_S} />
        </>
      )}
    </Masthead>
  );
}

/** The map as it will be, and up to three things to know about it. */
function Tour({ room, briefing }: { room: Room; briefing: BriefingView }) {
  const { t } = useText();
  const desk = useDesk(room);
  return (
    <>
      <div class="briefing-map">
        <RoomCanvas picture={desk.picture} />
      </div>
      <h3>{t("briefing.map")}</h3>
      <ol class="briefing-tour">
        {briefing.highlights.map((highlight) => (
          <li key={highlight}>{highlight}</li>
        ))}
      </ol>
    </>
  );
}

function Card({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Console({ room }: { room: Room }) {
  const { t } = useText();
  const { consoles } = room.own.value.you;
  if (consoles.length === 0) {
    const isFull = room.common.value.seats.every(({ state }) => state !== "free");
    return <Card title={t("briefing.console")}>{t(isFull ? "briefing.console.full" : "briefing.console.none")}</Card>;
  }
  return (
    <Card title={t("briefing.console")}>
      <p class="briefing-chips">
        {consoles.map((id) => (
          <Chip key={id}>{id}</Chip>
        ))}
        <span>{consoles.map((id) => t(`console.${id}`)).join(", ")}</span>
      </p>
      <SeatFacts consoles={consoles} isAlone={room.common.value.session.size === 1} />
    </Card>
  );
}

function Rest({ room, briefing }: { room: Room; briefing: BriefingView }) {
  const { t } = useText();
  const { speed, layer } = room.common.value.session;
  return (
    <>
      <Card title={t("briefing.slo")}>
        <p>{briefing.slo.sentence}</p>
      </Card>
      <Card title={t("briefing.blind")}>
        <p>
          {briefing.notInstrumented.length === 0
            ? t("briefing.blind.none")
            : `${briefing.notInstrumented.join(", ")}. ${t("briefing.blind.about")}`}
        </p>
      </Card>
      {hasLayer(layer, "standard") && (
        <Card title={t("briefing.severities")}>
          <dl class="pairs">
            {severities.map((severity) => (
              <div key={severity}>
                <dt>{severity}</dt>
                <dd>{t(`briefing.severity.${severity}`)}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      <Card title={t("briefing.time")}>
        <p>{t("briefing.time.about", { speed })}</p>
      </Card>
      <Card title={t("briefing.blameless")}>
        <p>{t("briefing.blameless.about")}</p>
      </Card>
    </>
  );
}

function WayOn({ room }: { room: Room }) {
  const { t } = useText();
  const { common, own, ask } = room;
  const taken = common.value.seats.filter(({ member }) => member !== null);
  const ready = taken.filter(({ hasUnderstood }) => hasUnderstood).length;
  const isAlone = common.value.session.size === 1;
  const mine = taken.find(({ seat }) => seat === own.value.you.seat);
  return (
    <div class="briefing-on">
      {!isAlone && <p role="status">{t("briefing.waiting", { ready, total: taken.length })}</p>}
      {mine !== undefined && (
        <Button
          look="primary"
          measure="large"
          data-testid="understood"
          disabled={mine.hasUnderstood}
          onClick={() => ask({ type: "briefing.understood" })}
        >
          {t("briefing.understood")} {mine.hasUnderstood && <Icon name="check" />}
        </Button>
      )}
      {own.value.you.isHost && !isAlone && (
        <Button onClick={() => ask({ type: "host.start" })} data-testid="start-now">
          {t("briefing.start")}
        </Button>
      )}
    </div>
  );
}
