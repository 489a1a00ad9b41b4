/** Who is in the team that the host looks at, and for each of them the way to another one. */
import { useSignal } from "@preact/signals";
import type { TeamRow } from "../../../shared/protocol/index.ts";
import { Button, Dialog, Pick } from "../../dom/index.ts";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";

interface Props {
  readonly room: Room;
  readonly teams: readonly TeamRow[];
  readonly onClose: () => void;
}

export function Moving({ room, teams, onClose }: Props) {
  const { t, refusalText } = useText();
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
      {room.refusal.value !== null && <p class="refused">{refusalText(room.refusal.value)}</p>}
    </Dialog>
  );
}

function Person({ member, room, teams }: Omit<Props, "onClose"> & { member: string }) {
  const { t } = useText();
  const others = teams.filter(({ team }) => team !== room.team);
  const to = useSignal(others[0]?.team ?? 0);
  const seatsOf = (wanted: number): string => {
    const row = teams.find(({ team }) => team === wanted);
    return row ? t("teams.seats", { seated: row.seated, of: row.size }) : "";
  };
  const name = room.names.value[member] ?? t("lobby.nameless");
  return (
    <li>
      <b translate={false}>{name}</b>
      <Pick
        label={t("teams.move.to", { who: name })}
        options={others.map(({ team }) => team)}
        chosen={to.value}
        show={(team) => `${t("teams.team", { n: team + 1 })} ${seatsOf(team)}`}
        onPick={(team) => (to.value = team)}
      />
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
