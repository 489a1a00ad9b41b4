/** The debrief of a room: its views become the screen's, and its buttons the room's commands. */
import { useMemo } from "preact/hooks";
import type { Room } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Debrief } from "./Debrief.tsx";
import { debriefActs, debriefView } from "./fromRoom.ts";

export function DebriefOfRoom({ room, onAgain }: { room: Room; onAgain: () => void }) {
  const text = useText();
  const acts = useMemo(() => debriefActs(room, onAgain), [room, onAgain]);
  const told = { common: room.common.value, own: room.own.value, names: room.names.value };
  return <Debrief view={debriefView(told, text)} acts={acts} />;
}
