/** Who sits here, as sounds and announcements want to know it. */
import { mayDecide } from "../../panels/act/index.ts";
import type { Cast } from "../../panels/frame/index.ts";
import type { Listener } from "../../sound/index.ts";

export function listenerOf(cast: Cast): Listener {
  return { seat: cast.own.you.seat, decidesOn: (by) => mayDecide(cast, { by }) };
}
