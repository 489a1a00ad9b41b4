/**
 * What a specialist says who was paged about a place: whatever its owners' tools show there, and first of it what is
 * out of the ordinary. They know their service, not the incident: no more than their tools tell.
 */
import { secondsToTicks } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { Message } from "../../protocol/index.ts";
import { lines } from "../seen.ts";
import type { Finding } from "../seen.ts";

/** A change that is older tells a specialist nothing. */
const RECENT_TICKS: Tick = secondsToTicks(1800);
const BUSY = 0.8;
const HALF = 0.5;

export function specialist(target: string, tick: Tick, findings: readonly Finding[]): Finding {
  const said = findings.map(({ headline }) => headline);
  const odd = said.filter((headline) => isOdd(headline, tick));
  const [first = { code: "look.specialist.nothing", params: { target } }, ...others] = odd;
  return lines(first, [...others, ...said.filter((headline) => !odd.includes(headline))]);
}

function isOdd({ code, params }: Message, tick: Tick): boolean {
  const over = (name: string, limit: number): boolean => Number(params[name] ?? 0) >= limit;
  switch (code) {
    case "look.saturation":
      return over("utilization", BUSY) || over("queue", 1);
    case "look.dump.waiting":
    case "look.dump.beside":
    case "look.dump.unknown":
      return over("share", HALF);
    case "look.config":
      return over("tick", tick - RECENT_TICKS);
    case "look.red.errors":
    case "look.logs":
    case "look.logs.missing":
    case "look.no-data":
      return true;
    default:
      return code.startsWith("look.path.") && code !== "look.path.clear";
  }
}
