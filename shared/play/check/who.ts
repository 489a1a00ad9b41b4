/** Refusals that several checks share: what belongs to command, and what to another console. */
import type { Refusal } from "../../base/index.ts";
import type { ActionSpec } from "../../content/index.ts";
import { no } from "../../refusals/index.ts";
import { consolesOf } from "../facts.ts";
import type { SeatAsk } from "../handlers.ts";
import { holdsFor, mayActAs } from "../queries.ts";
import type { Play } from "../state.ts";

export function onlyCommand({ play, seat }: SeatAsk): Refusal | null {
  return mayActAs(play, seat, "CMD") ? null : no("console/cmd-only");
}

/** Asked of who would make a change, and of who is to be told that they may. */
export function onlyConsoleOf(spec: ActionSpec, play: Play, seat: number): Refusal | null {
  if (holdsFor(play, seat, spec)) return null;
  const others = [...consolesOf(spec)];
  const last = others.pop() ?? "";
  return others.length === 0
    ? no("console/not-yours", { console: last })
    : no("console/not-yours-either", { consoles: others.join(", "), last });
}
