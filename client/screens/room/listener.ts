/** Who sits here, as sounds and announcements want to know it. */
import { mayDecide } from "../../panels/act/index.ts";
import type { Cast } from "../../panels/frame/index.ts";
import type { Listener } from "../../sound/index.ts";

export function listenerOf(cast: Cast): Listener {
  const { seat, consoles } = cast.own.you;
  const isReminded = consoles.some((console) => console === "SCR" || console === "CMD");
  return { seat, isReminded, decidesOn: (by) => mayDecide(cast, { by }) };
}
