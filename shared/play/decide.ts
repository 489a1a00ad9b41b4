/**
 * Whether a command may be done now: the table of rules first, then what must hold. The same answer serves the button,
 * the server and a bot; it looks at play and at the documented world, never at the simulation.
 */
import { ok } from "../base/index.ts";
import type { Refusal, Result } from "../base/index.ts";
import type { Command } from "../protocol/index.ts";
import { no } from "../refusals/index.ts";
import { actChecks } from "./check/act.ts";
import { boardChecks } from "./check/board.ts";
import { guideChecks } from "./check/guide.ts";
import { lobbyChecks } from "./check/lobby.ts";
import { lookChecks } from "./check/look.ts";
import { leadChecks } from "./check/lead.ts";
import { talkChecks } from "./check/talk.ts";
import type { Stamp } from "./entries.ts";
import type { Facts } from "./facts.ts";
import { run } from "./handlers.ts";
import type { Checks } from "./handlers.ts";
import { memberOf } from "./queries.ts";
import { authorize } from "./rules.ts";
import type { Play } from "./state.ts";

const checks: Checks = {
  ...lobbyChecks,
  ...lookChecks,
  ...boardChecks,
  ...actChecks,
  ...talkChecks,
  ...leadChecks,
  ...guideChecks,
};

/** No seat has this number; members without a seat ask as it, where the rules let them ask at all. */
export const NO_SEAT = -1;

export function decide(
  facts: Facts,
  play: Play,
  at: Pick<Stamp, "tick" | "clockMs">,
  by: string,
  command: Command,
): Result<Command> {
  const member = memberOf(play, by);
  if (!member) return { ok: false, refusal: no("role/unknown-member") };
  const ask = { facts, play, at, member, seat: member.seat ?? NO_SEAT };
  const refusal: Refusal | null = authorize(ask, command.type) ?? run(checks, ask, command);
  return refusal ? { ok: false, refusal } : ok(command);
}
