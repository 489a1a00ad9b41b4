/** What the incident has cost each team so far, on one chart and in one list: the least first. No person is in it. */
import { useSignal } from "@preact/signals";
import type { TeamRow } from "../../../shared/protocol/index.ts";
import { useText } from "../../text/index.ts";
import "./teams.css";

const WIDTH = 640;
const HEIGHT = 280;
const LEFT = 64;
const FOOT = 24;

export function Courses({ teams }: { teams: readonly TeamRow[] }) {
  const { t, format } = useText();
  const chosen = useSignal<number | null>(null);
  const minutes = Math.max(1, ...teams.map(({ course }) => course.length - 1));
  // Two at least: half of one is none.
  const most = Math.max(2, ...teams.flatMap(({ course }) => course));
  const x = (minute: number): number => (minute / minutes) * (WIDTH - LEFT);
  const y = (lost: number): number => HEIGHT - FOOT - (lost / most) * (HEIGHT - FOOT - 8);
  const ranked = [...teams].sort((a, b) => a.userMinutes - b.userMinutes || a.team - b.team);
  const told = ranked.map((row) => `${t("teams.team", { n: row.team + 1 })}: ${format.userMinutes(row.userMinutes)}`);
  return (
    <div class="courses">
      <svg viewBox={`${-LEFT} 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told.join("; ")}>
        {[0, 0.5, 1].map((share) => (
          <g key={share} class="courses-grid">
            <line x1={0} x2={WIDTH - LEFT} y1={y(share * most)} y2={y(share * most)} />
            <text x={-8} y={y(share * most) + 4} text-anchor="end">
              {format.count(Math.round(share * most))}
            </text>
          </g>
        ))}
        <text class="courses-mark" x={WIDTH - LEFT} y={HEIGHT - 6} text-anchor="end">
          {t("teams.courses.minutes", { count: minutes })}
        </text>
        {ranked.map(({ team, course }) => (
          <polyline
            key={team}
            class={`course${chosen.value === team ? " course-chosen" : ""}`}
            points={course.map((lost, minute) => `${x(minute)},${y(lost)}`).join(" ")}
          />
        ))}
      </svg>
      <ol>
        {ranked.map((row) => (
          <li key={row.team}>
            <button
              type="button"
              class="teams-row"
              aria-pressed={chosen.value === row.team}
              onClick={() => (chosen.value = chosen.value === row.team ? null : row.team)}
            >
              <b>{t("teams.team", { n: row.team + 1 })}</b>{" "}
              <span class="mono">{format.userMinutes(row.userMinutes)}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
