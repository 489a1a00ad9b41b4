/** Refusals that several checks share: what belongs to command, and what to another console. */
import type { Refusal } from "../../base/index.ts";
import type { ActionSpec } from "../../content/index.ts";
import { consolesOf } from "../facts.ts";
import type { SeatAsk } from "../handlers.ts";
import { holdsFor, mayActAs } from "../queries.ts";
import { no } from "../rules.ts";
import type { Play } from "../state.ts";

export function onlyCommand({ play, seat }: SeatAsk): Refusal | null {
  return mayActAs(play, seat, "CMD") ? null : no("console/cmd-only", "Only the incident commander can do this.");
}

/** Asked of who would make a change, and of who is to be told that they may. */
export function onlyConsoleOf(spec: ActionSpec, play: Play, seat: number): Refusal | null {
  return holdsFor(play, seat, spec)
    ? null
    : no("console/not-yours", `This belongs to ${consolesOf(spec).join(" or ")}.`);
}
