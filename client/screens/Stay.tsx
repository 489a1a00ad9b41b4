/**
 * A room while its line lasts: nothing is shown before the first full view, a tab that is hidden or seen again says so,
 * and the line is closed with the screen. A refusal ends the stay.
 */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Refusal } from "../../shared/base/index.ts";
import type { LiveRoom, Room } from "../store/index.ts";
import { useText } from "../text/index.ts";

interface StayProps {
  readonly live: LiveRoom;
  readonly onTurnedAway: (refusal: Refusal) => void;
  readonly children: (room: Room) => JSX.Element;
}

export function Stay({ live, onTurnedAway, children }: StayProps) {
  const { t } = useText();
  useEffect(() => {
    const follow = (): void => live.visible(!document.hidden);
    const leave = (): void => live.visible(false);
    document.addEventListener("visibilitychange", follow);
    window.addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      window.removeEventListener("pagehide", leave);
      live.close();
    };
  }, [live]);
  const link = live.link.value;
  useEffect(() => {
    if (link.kind === "refused") onTurnedAway(link.refusal);
  }, [link, onTurnedAway]);
  const room = live.room.value;
  return room === null ? <p class="lost">{t("join.opening")}</p> : children(room);
}
