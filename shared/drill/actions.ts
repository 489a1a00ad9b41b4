/** What a team can do in a drill: the way back, the brakes, and what people try that does not help. */
import type { ActionSpec, ConsoleId, Scenario } from "../content/index.ts";
import { retriesAt } from "./retries.ts";
import type { Spot } from "./spots.ts";

export const CHANNEL = "release-desk";

type Plain = Omit<ActionSpec, "outcomes" | "patienceS" | "effectS"> & { readonly effectS?: number };

function action(plain: Plain): ActionSpec {
  return { outcomes: [], patienceS: 0, effectS: 30, ...plain };
}

export function actionsOf({ world }: Scenario, spot: Spot, decoy: string | null): readonly ActionSpec[] {
  const ownerOf = (id: string, otherwise: ConsoleId): ConsoleId =>
    world.services.find((service) => service.id === id)?.owner ?? otherwise;
  const ofCaller = ownerOf(spot.caller, "SVC");
  const ofCallee = ownerOf(spot.callee, "DAT");
  const stations = spot.sites.map(({ station }) => station);
  const callers = spot.sites.map(({ caller }) => caller);
  return [
    action({
      id: "hold-releases",
      label: "Hold the releases",
      verb: "automation.pause",
      console: ["CMD", "SVC"],
      targets: [CHANNEL],
      leadS: 20,
      risk: "L",
      about: "No further region gets what is being released. Regions that have it keep it.",
    }),
    action({
      id: "take-back",
      label: "Take the release back",
      verb: "change.rollback",
      console: ["SVC", "DAT"],
      targets: [CHANNEL],
      leadS: 40,
      risk: "M",
      about: "Sends what was there before to every region, and cancels the stages that are left.",
    }),
    action({
      id: "cap-retries",
      label: `Cap retries to ${spot.callee}`.slice(0, 60),
      verb: "parameter.set",
      parameter: "retries",
      console: ofCaller,
      targets: callers.map((caller) => `${caller}>${spot.callee}`),
      value: { min: 0, max: retriesAt(spot), step: 1, initial: 0, unit: "attempts" },
      leadS: 30,
      risk: "L",
      about: `How often ${spot.caller} asks ${spot.callee} again when it gets no answer.`,
      sideEffect: "A passing hiccup is no longer hidden from people.",
    }),
    action({
      id: "let-in",
      label: `Let a share into ${spot.caller}`.slice(0, 60),
      verb: "parameter.set",
      parameter: "admit",
      console: "TRF",
      targets: callers,
      value: { min: 0, max: 100, step: 10, initial: 30, unit: "%" },
      leadS: 30,
      risk: "M",
      about: `Lets a share of the requests into ${spot.caller}; the rest is refused at once.`,
      sideEffect: "Whoever is refused comes back.",
    }),
    action({
      id: "restart",
      label: `Restart ${spot.callee}`.slice(0, 60),
      verb: "instances.restart",
      console: ofCallee,
      targets: stations,
      value: { min: 25, max: 100, step: 25, initial: 50, unit: "%" },
      leadS: 40,
      effectS: 60,
      risk: "M",
      about: "Restarts so large a share of the replicas at a time.",
      sideEffect: "Those that restart serve nobody meanwhile.",
    }),
    ...(decoy === null
      ? []
      : [
          action({
            id: "roll-back-other",
            label: `Roll ${decoy} back`.slice(0, 60),
            verb: "change.rollback",
            console: ownerOf(decoy, "SVC"),
            targets: [decoy],
            leadS: 100,
            effectS: 60,
            risk: "M",
            about: `Puts the release of ${decoy} before this one back, half of the replicas at a time.`,
          }),
        ]),
  ];
}
