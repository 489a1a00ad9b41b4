/** Which changes are under way, which are over, and who may decide on a proposal. Pure. */
import type { Tick } from "../../../shared/base/index.ts";
import type { ActionView } from "../../../shared/protocol/index.ts";
import type { Cast } from "../frame/index.ts";

const flying: ReadonlySet<ActionView["state"]> = new Set(["running", "undoing"]);
const RESULTS = 6;

export function proposalsOf(actions: readonly ActionView[]): readonly ActionView[] {
  return actions.filter(({ state }) => state === "proposed");
}

export function inFlight(actions: readonly ActionView[]): readonly ActionView[] {
  return actions.filter(({ state }) => flying.has(state));
}

/** The moment to show for a change that is over. One that was called back never came to be due: its launch counts. */
export function endOf({ state, dueTick, launchedTick, proposedTick }: ActionView): Tick {
  const begun = launchedTick ?? proposedTick;
  return state === "cancelled" ? begun : (dueTick ?? begun);
}

/** What has ended, newest first. */
export function resultsOf(actions: readonly ActionView[]): readonly ActionView[] {
  return actions
    .filter(({ state }) => state !== "proposed" && !flying.has(state))
    .slice(-RESULTS)
    .reverse();
}

/** The second key is another person's: command, or whoever is there when command proposes or nobody is there to command. */
export function mayDecide({ common, own }: Cast, { by }: Pick<ActionView, "by">): boolean {
  const { seat, consoles } = own.you;
  if (seat === null || seat === by) return false;
  const commands = common.seats.filter((each) => each.consoles.includes("CMD"));
  const isHere = (seat: number | null): boolean =>
    common.seats.some((each) => each.seat === seat && each.state === "here");
  const isUnmanned = !commands.some((each) => isHere(each.seat) || isHere(each.lentTo));
  return consoles.includes("CMD") || isUnmanned || commands.some((each) => each.seat === by);
}

/** Whether a change waits for this person's key: what the tab marks. */
export function awaitsMe(cast: Cast): boolean {
  return proposalsOf(cast.common.actions).some((proposal) => mayDecide(cast, proposal));
}
