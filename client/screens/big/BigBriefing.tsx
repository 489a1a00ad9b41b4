/** The briefing for all: what the company is, what it promised, what is on the map, and what nobody measures. */
import type { JSX } from "preact";
import { Countdown } from "../../dom/index.ts";
import { BRIEFING_S } from "../briefing/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { BigMap } from "./BigMap.tsx";

interface Props {
  readonly room: Room;
  readonly controls: JSX.Element;
  readonly enlarged: number;
}

export function BigBriefing({ room, controls, enlarged }: Props) {
  const { t } = useText();
  const { briefing, session, seats } = room.common.value;
  if (briefing === null) return null;
  const taken = seats.filter(({ member }) => member !== null);
  const ready = taken.filter(({ hasUnderstood }) => hasUnderstood).length;
  return (
    <div class="big-page big-briefing">
      <header class="big-bar">
        <h1 translate={false}>{session.incident}</h1>
        <span>{t("briefing.title")}</span>
        <span class="quiet">{t("briefing.waiting", { ready, total: taken.length })}</span>
        {session.endsAtMs !== null && (
          <span class="big-clock">
            {t("briefing.left")}{" "}
            <Countdown leftS={(session.endsAtMs - room.clockMs.value) / 1000} wholeS={BRIEFING_S} />
          </span>
        )}
        {controls}
      </header>
      <main>
        <BigMap room={room} enlarged={enlarged} />
        <section class="big-told">
          <h2>{briefing.company}</h2>
          <p>{briefing.sentence}</p>
          <h3>{t("briefing.slo")}</h3>
          <p>{briefing.slo.sentence}</p>
          <h3>{t("briefing.map")}</h3>
          <ol>
            {briefing.highlights.map((highlight) => (
              <li key={highlight}>{highlight}</li>
            ))}
          </ol>
          <h3>{t("briefing.blind")}</h3>
          <p>
            {briefing.notInstrumented.length === 0
              ? t("briefing.blind.none")
              : `${briefing.notInstrumented.join(", ")}. ${t("briefing.blind.about")}`}
          </p>
        </section>
      </main>
    </div>
  );
}
