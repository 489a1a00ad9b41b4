/** Who sits here, as sounds and announcements want to know it. */
import { mayDecide } from "../../panels/act/index.ts";
import { isReminded } from "../../panels/lead/index.ts";
import type { Cast } from "../../panels/frame/index.ts";
import type { Listener } from "../../sound/index.ts";

export function listenerOf(cast: Cast): Listener {
  const { seat } = cast.own.you;
  return { seat, isReminded: isReminded(cast), decidesOn: (by) => mayDecide(cast, { by }) };
}
