/** The rounds of one team, the newest first; where they had played the scenario before, with how it went then. */
import { useText } from "../../text/index.ts";
import { formatT } from "../../text/index.ts";
import type { RoundOfTeam, TeamHistory } from "./past.ts";

export function Rounds({ team }: { team: TeamHistory }) {
  const { t } = useText();
  return (
    <div class="history-table" role="region" aria-label={t("history.table")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("history.when")}</th>
            <th scope="col">{t("history.incident")}</th>
            <th scope="col">{t("history.ended")}</th>
            <th scope="col">{t("history.lost")}</th>
            <th scope="col">{t("history.before")}</th>
          </tr>
        </thead>
        <tbody>
          {[...team.rounds].reverse().map((round) => (
            <Row key={`${round.endedAtMs} ${round.incident}`} round={round} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ round }: { round: RoundOfTeam }) {
  const { t, format } = useText();
  const { lost, first } = round;
  return (
    <tr>
      <td class="mono">{format.dateTime(round.endedAtMs)}</td>
      <td>
        <b translate={false}>{round.incident}</b> <span translate={false}>{round.company}</span>
        <br />
        <span class="quiet">
          {t("history.players", { count: round.size })} · {t(`lobby.rules.${round.layer}`)}
        </span>
      </td>
      <td>
        {round.ended === null ? "" : t(`history.ended.${round.ended}`)}
        <br />
        <span class="mono quiet">{t("history.after", { time: formatT(round.playedS) })}</span>
      </td>
      <td>
        <span class="mono">{format.userMinutes(lost.team)}</span>
        <br />
        <span class="quiet">
          {t("history.lost.beside", { none: format.count(lost.none), reference: format.count(lost.reference) })}
        </span>
      </td>
      <td>
        {first !== null && (
          <>
            <span class="mono">{format.userMinutes(first.lost.team)}</span>
            <br />
            <span class="quiet">{format.dateTime(first.endedAtMs)}</span>
          </>
        )}
      </td>
    </tr>
  );
}
