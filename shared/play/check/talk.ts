/** What must hold before the incident is declared, its state changes, or something is written. */
import type { Refusal, Tick } from "../../base/index.ts";
import type { WhatIfChange } from "../../protocol/index.ts";
import { no } from "../../refusals/index.ts";
import type { Facts } from "../facts.ts";
import type { Checks } from "../handlers.ts";
import type { Play } from "../state.ts";
import { MAX_COMMITMENTS, MAX_WHAT_IFS } from "../limits.ts";
import { actionByRef, mayActAs, sameEngineSince } from "../queries.ts";
import { addedRefusal } from "./act.ts";
import { onlyCommand } from "./who.ts";

const fine = () => null;
const undeclared = no("incident/undeclared");

export const talkChecks = {
  "incident.declare": (ask, { severity }) =>
    onlyCommand(ask) ?? (ask.play.comms.severity === severity ? no("incident/same-severity", { severity }) : null),
  "incident.setState": (ask, { state }) => {
    if (ask.play.comms.severity === null) return undeclared;
    return onlyCommand(ask) ?? (ask.play.comms.state === state ? no(`incident/already-${state}`) : null);
  },
  "status.post": ({ facts, play, seat }, { regions }) => {
    if (!mayActAs(play, seat, "COM")) return no("console/com-only");
    if (play.comms.severity === null) return undeclared;
    const known = facts.scenario.world.regions.map(({ id }) => id);
    return regions.every((region) => known.includes(region)) ? null : no("post/region");
  },
  "chat.say": fine,
  "chat.react": ({ play }, { line }) => (play.chat.some(({ n }) => n === line) ? null : no("chat/unknown-line")),
  "note.add": fine,
  "hint.ask": (ask) =>
    onlyCommand(ask) ?? (ask.play.hintTicks.length >= ask.facts.hints.length ? no("hint/none") : null),
  "debrief.answer": fine,
  "debrief.step": fine,
  "debrief.show": fine,
  "whatif.run": ({ facts, play, at }, { change }) => whatIfRefusal(facts, play, change, at.tick),
  "commitment.add": ({ play }) => (play.commitments.length >= MAX_COMMITMENTS ? no("commitment/too-many") : null),
} as const satisfies Partial<Checks>;

/** Why a what-if cannot be run on a round that ended at a tick, or null. */
export function whatIfRefusal(facts: Facts, play: Play, change: WhatIfChange, endTick: Tick): Refusal | null {
  if (play.whatIfs.length >= MAX_WHAT_IFS) return no("whatif/too-many");
  const since = sameEngineSince(play);
  if (since > 0 && whenOf(play, change) < since) return no("whatif/other-engine");
  if (change.kind === "add") {
    const { and } = change;
    return addedRefusal(facts, play, change, endTick) ?? (and ? addedRefusal(facts, play, and, endTick) : null);
  }
  const action = actionByRef(play, change.ref);
  if (!action || action.launchedTick === null) return no("action/unknown");
  return change.kind === "move" && change.toTick < 0 ? no("whatif/moved-too-early") : null;
}

/** The first tick that would be otherwise. */
function whenOf(play: Play, change: WhatIfChange): Tick {
  if (change.kind === "add") return Math.min(change.toTick, change.and?.toTick ?? Infinity);
  const proposed = actionByRef(play, change.ref)?.proposedTick ?? Infinity;
  return change.kind === "move" ? Math.min(proposed, change.toTick) : proposed;
}
