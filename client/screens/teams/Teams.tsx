/**
 * All teams in a row each, above whatever the host looks at: those that are stuck first. One press goes to a team, and
 * the clock is one for all. Players see their own team's number before the round, and the way to another one; and
 * after it how all teams fared, where the host shows that.
 */
import type { Overview, TeamRow } from "../../../shared/protocol/index.ts";
import { useSignal } from "@preact/signals";
import { Button, Dialog, Pick } from "../../dom/index.ts";
import type { Room } from "../../store/index.ts";
import { formatClock, formatTick, useText } from "../../text/index.ts";
import { Courses } from "./Courses.tsx";
import { Moving } from "./Moving.tsx";
import "./teams.css";

/** A team that has done nothing for so long while users suffer wants a word. */
const STUCK_S = 90;

export function Teams({ room }: { room: Room }) {
  const overview = room.overview.value;
  if (room.teams === 1) return null;
  if (overview === null) return <Own room={room} />;
  return room.own.value.you.isHost ? <Rows room={room} overview={overview} /> : <Shown overview={overview} />;
}

function Rows({ room, overview: { teams, isShown } }: { room: Room; overview: Overview }) {
  const { t } = useText();
  const all = (act: "start" | "pause" | "resume" | "end") => () => room.askExercise({ type: "exercise.all", act });
  const ending = useSignal(false);
  const comparing = useSignal(false);
  const moving = useSignal(false);
  const isLive = teams.some(({ phase }) => phase === "live");
  const isPaused = isLive && teams.every(({ phase, isPaused: stands }) => phase !== "live" || stands);
  const isWaiting = teams.some(({ phase }) => phase === "lobby" || phase === "briefing");
  const inOrder = [...teams].sort((a, b) => b.stuckS - a.stuckS || a.team - b.team);
  return (
    <nav class="teams" aria-label={t("teams.title")} data-testid="teams">
      <ul>
        {inOrder.map((row) => (
          <li key={row.team}>
            <Row row={row} isHere={row.team === room.team} onGo={() => goTo(room, row.team)} />
          </li>
        ))}
      </ul>
      <span class="teams-all" role="group" aria-label={t("teams.all")}>
        {isWaiting && (
          <Button measure="small" onClick={all("start")} data-testid="start-all">
            {t("teams.start")}
          </Button>
        )}
        <Button measure="small" look="quiet" onClick={() => (comparing.value = true)} data-testid="compare-teams">
          {t("teams.courses")}
        </Button>
        <Button measure="small" look="quiet" onClick={() => (moving.value = true)} data-testid="move-people">
          {t("teams.move")}
        </Button>
        {isLive && (
          <>
            <Button measure="small" onClick={all(isPaused ? "resume" : "pause")} data-testid="pause-all">
              {t(isPaused ? "teams.resume" : "teams.pause")}
            </Button>
            <Button measure="small" look="quiet" onClick={() => (ending.value = true)} data-testid="end-all">
              {t("teams.end")}
            </Button>
          </>
        )}
      </span>
      {comparing.value && (
        <Dialog title={t("teams.courses.title")} isWide onClose={() => (comparing.value = false)}>
          <Courses teams={teams} />
          <label class="courses-shown">
            <input
              type="checkbox"
              checked={isShown}
              data-testid="show-comparison"
              onChange={({ currentTarget }) =>
                room.askExercise({ type: "exercise.compare", shown: currentTarget.checked })
              }
            />{" "}
            {t("teams.courses.show")}
          </label>
        </Dialog>
      )}
      {moving.value && <Moving room={room} teams={teams} onClose={() => (moving.value = false)} />}
      {ending.value && (
        <Dialog title={t("teams.end.title")} onClose={() => (ending.value = false)}>
          <div class="ending">
            <p>{t("topbar.end.about")}</p>
            <Button
              look="primary"
              onClick={() => {
                ending.value = false;
                all("end")();
              }}
              data-testid="end-all-now"
            >
              {t("topbar.end.now")}
            </Button>
          </div>
        </Dialog>
      )}
    </nav>
  );
}

function Row({ row, isHere, onGo }: { row: TeamRow; isHere: boolean; onGo: () => void }) {
  const { t, format } = useText();
  const isStuck = row.stuckS >= STUCK_S;
  return (
    <button
      type="button"
      class={`teams-row${isStuck ? " teams-stuck" : ""}`}
      aria-current={isHere ? "true" : undefined}
      onClick={onGo}
      data-testid={`team-${row.team}`}
    >
      <b>{t("teams.team", { n: row.team + 1 })}</b>{" "}
      <span class="quiet">{t("teams.seats", { seated: row.seated, of: row.size })}</span>{" "}
      {row.phase === "live" ? (
        <>
          <span class="mono">{formatTick(row.tick)}</span>{" "}
          <span class="mono">{row.affected === null ? t("dock.nodata") : format.percent(row.affected)}</span>{" "}
          <span class="mono quiet">{format.userMinutes(row.userMinutes)}</span>{" "}
          {isStuck && <strong>{t("teams.stuck", { since: formatClock(row.stuckS) })}</strong>}
        </>
      ) : (
        <span class="quiet">{t(`teams.phase.${row.phase}`)}</span>
      )}
    </button>
  );
}

/** What the host shows to everybody whose round is over. */
function Shown({ overview }: { overview: Overview }) {
  const { t } = useText();
  const isOpen = useSignal(false);
  return (
    <p class="teams teams-own">
      <Button measure="small" onClick={() => (isOpen.value = true)} data-testid="compare-teams">
        {t("teams.courses.look")}
      </Button>
      {isOpen.value && (
        <Dialog title={t("teams.courses.title")} isWide onClose={() => (isOpen.value = false)}>
          <Courses teams={overview.teams} />
        </Dialog>
      )}
    </p>
  );
}

function Own({ room }: { room: Room }) {
  const { t } = useText();
  if (room.common.value.session.phase !== "lobby") return null;
  return (
    <p class="teams teams-own">
      <b data-testid="own-team">{t("teams.yours", { n: room.team + 1, of: room.teams })}</b>
      <Pick
        label={t("teams.change")}
        options={Array.from({ length: room.teams }, (_, n) => n)}
        chosen={room.team}
        show={(n) => t("teams.team", { n: n + 1 })}
        onPick={(n) => goTo(room, n)}
      />
    </p>
  );
}

function goTo(room: Room, team: number): void {
  if (team !== room.team) room.askExercise({ type: "exercise.goTo", team });
}
