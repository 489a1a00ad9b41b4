/** The debrief of a room: its views become the screen's, and its buttons the room's commands. */
import { useMemo } from "preact/hooks";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Debrief } from "./Debrief.tsx";
import { debriefActs, debriefView } from "./fromRoom.ts";

interface DebriefOfRoomProps {
  readonly room: Room;
  readonly onAgain: (room: Room, incident: "same" | "new") => void;
}

export function DebriefOfRoom({ room, onAgain }: DebriefOfRoomProps) {
  const text = useText();
  const acts = useMemo(() => debriefActs(room, (incident) => onAgain(room, incident)), [room, onAgain]);
  const told = { common: room.common.value, own: room.own.value, names: room.names.value };
  return <Debrief view={{ ...debriefView(told, text), problem: room.refusal.value?.reason ?? null }} acts={acts} />;
}
