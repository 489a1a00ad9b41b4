/**
 * Questions about play that several rules ask: who holds a console, which card is meant, what is in flight. All of
 * them look only at what the asking seat may know.
 */
import { secondsToTicks } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import { PLANNED_SPEED } from "../content/index.ts";
import type { ActionSpec, ConsoleId, Station } from "../content/index.ts";
import { seatPlans } from "./consoles.ts";
import { diagnostics } from "./diagnostics.ts";
import type { DiagnosticFacts } from "./diagnostics.ts";
import { consolesOf, seatServices } from "./facts.ts";
import type { Facts } from "./facts.ts";
import { hasLayer } from "../protocol/index.ts";
import type { CardView, DiagnosticId, HypothesisView, ProbeResult } from "../protocol/index.ts";
import type { Action, Member, Options, Play } from "./state.ts";

/** The simulated time at which the live part is planned to end, whatever the speed. */
export function plannedTick({ liveMinutes }: Pick<Options, "liveMinutes">): Tick {
  return secondsToTicks(liveMinutes * 60 * PLANNED_SPEED);
}

export function memberOf(play: Play, id: string): Member | undefined {
  return play.members.find((member) => member.id === id);
}

export function holderOf(play: Play, seat: number): Member | undefined {
  return play.members.find((member) => member.seat === seat);
}

/** The seats whose consoles a seat works: its own, and those lent to it. */
function seatsWorkedBy(play: Play, seat: number): readonly number[] {
  return play.seats.flatMap(({ lentTo }, other) => (other === seat || lentTo === seat ? [other] : []));
}

/** The consoles of a seat: those of the plan, but that command is where it was handed over to. */
export function consolesAt({ options, commandSeat }: Play, seat: number): readonly ConsoleId[] {
  const planned = seatPlans(options.size)[seat]?.consoles ?? [];
  if (commandSeat === null) return planned;
  const others = planned.filter((console) => console !== "CMD");
  return commandSeat === seat ? ["CMD", ...others] : others;
}

export function consolesHeldBy(play: Play, seat: number): readonly ConsoleId[] {
  return seatsWorkedBy(play, seat).flatMap((worked) => consolesAt(play, worked));
}

/** Whether a seat works one of the consoles that an action belongs to. */
export function holdsFor(play: Play, seat: number, spec: ActionSpec): boolean {
  const held = consolesHeldBy(play, seat);
  return consolesOf(spec).some((console) => held.includes(console));
}

/** Whether a facilitator has let this kind of look fail for now. */
export function isToolDown({ guide }: Play, look: DiagnosticId, tick: Tick): boolean {
  return guide.outages.some(({ tool, untilTick }) => tool === look && tick < untilTick);
}

/** Whether somebody is at the keyboard: the link is up, and no facilitator has called them away. */
export function isPresent(member: Member | undefined): boolean {
  return member?.awaySinceMs === null && member.calledUntilMs === null;
}

/**
 * Whether somebody is there to do what only this console may do: its player, or who looks after it. A console without
 * one binds nobody, so that nothing waits for a person whose computer has gone.
 */
function isManned(play: Play, console: ConsoleId): boolean {
  const isHere = (seat: number): boolean => isPresent(holderOf(play, seat));
  return play.seats.some(
    ({ lentTo }, seat) =>
      consolesAt(play, seat).includes(console) && (isHere(seat) || (lentTo !== null && isHere(lentTo))),
  );
}

export function mayActAs(play: Play, seat: number, console: ConsoleId): boolean {
  return consolesHeldBy(play, seat).includes(console) || !isManned(play, console);
}

/** Whether a seat has depth (saturation, logs, diffs) over a station, by its own or a lent console. */
export function hasDepth(facts: Facts, play: Play, seat: number, station: Station): boolean {
  return seatsWorkedBy(play, seat).some((worked) =>
    seatServices(facts, play.options.size, worked).includes(station.service.id),
  );
}

/** How often the team may still take a look; a look that is under way has been taken. */
export function looksLeft({ runs, cards }: Play, id: DiagnosticId): number {
  const { mostPerRound = Infinity }: DiagnosticFacts = diagnostics[id];
  return mostPerRound - [...runs, ...cards].filter(({ diagnostic }) => diagnostic === id).length;
}

/** A card that this seat can name: any shared one, or a private one of its own. */
export function cardFor(play: Play, seat: number, id: string): CardView | undefined {
  const name = play.aliases[id] ?? id;
  return play.cards.find((card) => card.id === name && (card.sharedTick !== null || card.seat === seat));
}

export function hypothesisOf(play: Play, id: string): HypothesisView | undefined {
  return play.hypotheses.find((hypothesis) => hypothesis.id === id);
}

export function isOpen({ state }: HypothesisView): boolean {
  return state === "open" || state === "testing";
}

/** The question that stops the round, while it does. */
export function openProbe({ guide }: Play): ProbeResult | undefined {
  return guide.probes.find(({ isOpen }) => isOpen);
}

export function actionByRef(play: Play, ref: string): Action | undefined {
  return play.actions.find((action) => action.ref === ref);
}

export function isInFlight({ state }: Action): boolean {
  return state === "proposed" || state === "running" || state === "undoing";
}

/**
 * Whether a change by this seat waits for a second key: one of risk H, from the Standard rules on, when a second person
 * is there to turn it, and command has not told this seat beforehand that it may.
 */
export function asksForKey(play: Play, seat: number, { id, risk }: ActionSpec, tick: Tick): boolean {
  const { options, members, lead } = play;
  const hasPartner = members.some((member) => member.seat !== null && member.seat !== seat && isPresent(member));
  const isDelegated = lead.delegations.some(
    (given) => given.seat === seat && given.action === id && given.untilTick > tick,
  );
  return risk === "H" && hasLayer(options.layer, "standard") && hasPartner && !isDelegated;
}

/** From here on one engine lived the round; what lies before cannot be computed as it was. */
export function sameEngineSince({ engines }: Pick<Play, "engines">): Tick {
  return Math.max(0, ...engines.map(({ tick }) => tick));
}
