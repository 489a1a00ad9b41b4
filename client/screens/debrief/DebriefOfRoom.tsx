/** The debrief of a room: its views become the screen's, and its buttons the room's commands. */
import { useMemo } from "preact/hooks";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Debrief } from "./Debrief.tsx";
import { debriefActs, debriefView } from "./fromRoom.ts";
import type { HostActs } from "./view.ts";

interface DebriefOfRoomProps {
  readonly room: Room;
  readonly onAgain: (room: Room, incident: "same" | "new") => void;
  readonly host: HostActs;
}

export function DebriefOfRoom({ room, onAgain, host }: DebriefOfRoomProps) {
  const text = useText();
  const acts = useMemo(() => debriefActs(room, (incident) => onAgain(room, incident), host), [room, onAgain, host]);
  const told = {
    common: room.common.value,
    own: room.own.value,
    names: room.names.value,
    teamName: room.teamName.value,
  };
  const problem = room.refusal.value && text.refusalText(room.refusal.value);
  return <Debrief view={{ ...debriefView(told, text), problem }} acts={acts} />;
}
