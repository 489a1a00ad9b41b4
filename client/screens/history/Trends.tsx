/** The five dials of one team over its rounds, one small chart each. A round whose rules had nothing to judge is a gap. */
import { dialIds } from "../../../shared/protocol/index.ts";
import type { DialId } from "../../../shared/protocol/index.ts";
import { useText } from "../../text/index.ts";
import type { TeamHistory } from "./past.ts";

const WIDTH = 200;
const HEIGHT = 72;
const EDGE = 6;

export function Trends({ team }: { team: TeamHistory }) {
  const { t } = useText();
  return (
    <>
      <h2 translate={false}>{team.name}</h2>
      <p class="quiet">{t("history.trends.about")}</p>
      <ul class="history-trends">
        {dialIds.map((dial) => (
          <li key={dial} class="card">
            <Trend dial={dial} shares={team.rounds.map(({ dials }) => dials[dial])} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Trend({ dial, shares }: { dial: DialId; shares: readonly (number | null)[] }) {
  const { t, format } = useText();
  const name = t(`debrief.dial.${dial}`);
  const last = shares.filter((share) => share !== null).at(-1) ?? null;
  const x = (n: number): number => EDGE + (n / Math.max(1, shares.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (share: number): number => HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
  const points = shares.flatMap((share, n) => (share === null ? [] : [{ n, x: x(n), y: y(share), share }]));
  const told = points.map(({ n, share }) => t("history.trend.point", { n: n + 1, share: format.percent(share) }));
  return (
    <>
      <h3>
        {name} <span class="mono">{last === null ? t("history.unjudged") : format.percent(last)}</span>
      </h3>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${name}: ${told.join(", ")}`}>
        {[0, 0.5, 1].map((share) => (
          <line key={share} class="history-grid" x1={EDGE} x2={WIDTH - EDGE} y1={y(share)} y2={y(share)} />
        ))}
        <polyline class="history-line" points={points.map((point) => `${point.x},${point.y}`).join(" ")} />
        {points.map((point) => (
          <circle key={point.n} class="history-point" cx={point.x} cy={point.y} r={3} />
        ))}
      </svg>
    </>
  );
}
