/** Who is in the team that the host looks at, and for each of them the way to another one. */
import { useSignal } from "@preact/signals";
import type { TeamRow } from "../../../shared/protocol/index.ts";
import { Button, Dialog } from "../../dom/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";

interface Props {
  readonly room: Room;
  readonly teams: readonly TeamRow[];
  readonly onClose: () => void;
}

export function Moving({ room, teams, onClose }: Props) {
  const { t } = useText();
  const bots = new Set(room.bots.value);
  const people = room.common.value.members.filter(({ id, isHost }) => !isHost && !bots.has(id));
  return (
    <Dialog title={t("teams.move.title", { n: room.team + 1 })} onClose={onClose}>
      <p class="quiet">{t("teams.move.about")}</p>
      {people.length === 0 && <p>{t("teams.move.nobody")}</p>}
      <ul class="teams-people">
        {people.map(({ id }) => (
          <Person key={id} member={id} room={room} teams={teams} />
        ))}
      </ul>
      {room.refusal.value !== null && <p class="refused">{room.refusal.value.reason}</p>}
    </Dialog>
  );
}

function Person({ member, room, teams }: Omit<Props, "onClose"> & { member: string }) {
  const { t } = useText();
  const others = teams.filter(({ team }) => team !== room.team);
  const to = useSignal(others[0]?.team ?? 0);
  const name = room.names.value[member] ?? t("lobby.nameless");
  return (
    <li>
      <b translate={false}>{name}</b>
      <select
        class="pick"
        aria-label={t("teams.move.to", { who: name })}
        value={String(to.value)}
        onChange={({ currentTarget }) => (to.value = Number(currentTarget.value))}
      >
        {others.map(({ team, seated, size }) => (
          <option key={team} value={String(team)}>
            {t("teams.team", { n: team + 1 })} {t("teams.seats", { seated, of: size })}
          </option>
        ))}
      </select>
      <Button
        measure="small"
        data-testid={`move-${name}`}
        onClick={() => room.askExercise({ type: "exercise.move", member, team: to.value })}
      >
        {t("teams.move.do")}
      </Button>
    </li>
  );
}
