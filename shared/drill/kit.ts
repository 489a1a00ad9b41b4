/** What a team can do in any drill, and the steps that ways to play are made of. Names are those of the system. */
import type { ActionSpec, ConsoleId, EffectsSpec, PolicySpec, Scenario, WorldSpec } from "../content/index.ts";
import { callOf, retriesOf } from "./edits.ts";
import type { Way } from "./family.ts";
import type { Spot } from "./spots.ts";

type Plain = Omit<ActionSpec, "outcomes" | "patienceS" | "effectS"> & { readonly effectS?: number };

export function action(plain: Plain): ActionSpec {
  return { outcomes: [], patienceS: 0, effectS: 30, ...plain };
}

type Defect = Scenario["defects"][number];

/** In force from its time on, everywhere and for certain. */
export function defect(plain: Pick<Defect, "id" | "says" | "atS" | "lastsS"> & Partial<EffectsSpec>): Defect {
  return { ...plain, set: plain.set ?? {}, scale: plain.scale ?? {}, when: [], until: [], perRegion: false, chance: 1 };
}

/** The way of whoever suspects what was changed last; none where nothing else was changed. */
export function theOtherChange(decoy: string | undefined, rest: string): Readonly<Record<string, Way>> {
  if (decoy === undefined) return {};
  const says = `${decoy} was changed last, so it is rolled back; ${rest}.`;
  return { "the-other-change": { says, steps: [alarmed(60, rollBack(decoy))] } };
}

export function channelOf(service: string): string {
  return `${service}-releases`;
}

/** `released` have a channel of their own, the culprit among them. */
export function commonActions(
  world: WorldSpec,
  spot: Spot,
  released: readonly string[],
  decoys: readonly string[],
): readonly ActionSpec[] {
  const { caller, callee, entry } = spot;
  const places = inOrder([entry, caller, callee, ...decoys.slice(0, 2)]);
  const calls = [...new Set([entry, caller])].flatMap((id) => callsOf(world, id));
  const both: ConsoleId[] = ["SVC", "DAT"];
  const retried = calls.filter(({ max }) => max > 0 && max >= retriesOf(spot)).map(({ name }) => name);
  const patience = spot.timeoutMs;
  return [
    ...(released.length === 0
      ? []
      : [
          action({
            id: "roll-back",
            label: "Roll the last change back",
            verb: "change.rollback",
            console: both,
            targets: inOrder(released.map(channelOf)),
            leadS: 60,
            risk: "M",
            about: "Puts back what was there before the last release or setting of this service.",
          }),
        ]),
    action({
      id: "let-in",
      label: "Let a share of the people in",
      verb: "traffic.admit",
      console: "TRF",
      targets: [entry],
      value: { min: 0, max: 100, step: 10, initial: 30, unit: "%" },
      leadS: 30,
      risk: "M",
      about: "Lets a share of the requests in; the rest is refused at once.",
      sideEffect: "Who is refused gets an error, and some come back.",
    }),
    action({
      id: "restart",
      label: "Restart",
      verb: "instances.restart",
      console: both,
      targets: places,
      value: { min: 50, max: 100, step: 50, initial: 100, unit: "%" },
      leadS: 30,
      effectS: 60,
      risk: "M",
      about: "Restarts so large a share of the replicas at a time. What they work on is lost.",
      sideEffect: "Those that restart serve nobody meanwhile.",
    }),
    action({
      id: "add-replicas",
      label: "Add replicas",
      verb: "capacity.add",
      console: both,
      targets: places,
      value: { min: 1, max: 4, step: 1, initial: 1, unit: "replicas" },
      leadS: 60,
      effectS: 60,
      risk: "L",
      about: "Starts more of them.",
      sideEffect: "What they call is asked by more at a time.",
    }),
    ...(retried.length === 0
      ? []
      : [
          action({
            id: "retries",
            label: "Limit retries",
            verb: "parameter.set",
            parameter: "retries",
            console: "SVC",
            targets: retried,
            value: { min: 0, max: retriesOf(spot), step: 1, initial: 0, unit: "attempts" },
            leadS: 30,
            risk: "L",
            about: "How often the caller asks again when it gets no answer.",
            sideEffect: "A passing hiccup is no longer hidden from people.",
          }),
        ]),
    action({
      id: "patience",
      label: "Set a time-out",
      verb: "parameter.set",
      parameter: "timeoutMs",
      console: "SVC",
      targets: calls.filter(({ timeoutMs }) => timeoutMs === patience).map(({ name }) => name),
      value: { min: patience / 10, max: patience, step: patience / 10, initial: patience, unit: "ms" },
      leadS: 30,
      risk: "L",
      about: "How long the caller waits for an answer.",
      sideEffect: "Work that nobody waits for any more is done all the same.",
    }),
    action({
      id: "stop-calling",
      label: "Stop calling",
      verb: "breaker.force",
      console: "SVC",
      targets: calls.map(({ name }) => name),
      value: { min: 0, max: 1, step: 1, initial: 1, unit: "" },
      leadS: 20,
      risk: "M",
      about: "1: the caller stops making this call, which fails at once. 0: it calls again.",
      sideEffect: "Requests that need the answer fail.",
    }),
  ];
}

/** Names in the order of the alphabet, so that their place tells nothing. */
function inOrder(names: readonly string[]): string[] {
  return [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
}

/** Those that wait for their answer and have a time-out, one for each callee. */
export function callsOf(world: WorldSpec, caller: string) {
  const calls = world.services.find(({ id }) => id === caller)?.calls ?? [];
  const seen = new Set<string>();
  return calls.flatMap(({ to, kind, timeoutMs, retries }) => {
    if (kind !== "hard" || timeoutMs === null || seen.has(to)) return [];
    seen.add(to);
    return [{ name: `${caller}>${to}`, timeoutMs, max: retries.max }];
  });
}

export type Step = PolicySpec["steps"][number];

/** When people are seen to fail, after thinking for so long. */
export function alarmed(afterS: number, doing: Pick<Step, "do" | "on" | "value">): Step {
  return { when: { metric: "sli", below: 0.95, forS: 20 }, afterS, ...doing };
}

export function rollBack(service: string): Pick<Step, "do" | "on"> {
  return { do: "roll-back", on: channelOf(service) };
}

/** Takes load away: no retries, and a third of the people; then opens the door in steps. */
export function relief(spot: Spot): readonly Step[] {
  const { entry, callee } = spot;
  const eased = (below: number, forS: number, value: number): Step => ({
    when: { metric: "utilization", of: callee, below, forS },
    afterS: 20,
    do: "let-in",
    on: entry,
    value,
  });
  return [
    alarmed(10, { do: "retries", on: callOf(spot), value: 0 }),
    alarmed(10, { do: "let-in", on: entry, value: 30 }),
    eased(0.7, 40, 60),
    eased(0.85, 40, 100),
  ];
}
