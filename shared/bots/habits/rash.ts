/**
 * How a reckless person plays: any change that has a button, several at once and without a look, any cause that comes to
 * mind, a status post whenever there is a moment.
 */
import { hasLayer, mayBreakGlass, questions } from "../../protocol/index.ts";
import { draw, pick } from "../chance.ts";
import { mechanismOf } from "../ideas.ts";
import { onStep } from "../slider.ts";
import type { Sight } from "../sight.ts";
import type { Habit } from "../wish.ts";
import { featuresIn, mayPost } from "./posts.ts";

/** Changes that one person has under way at the same time. */
const MOST_AT_ONCE = 4;
const GUESSES = 5;
const SPAM_MS = 15_000;

export const fire: Habit = (sight, { chance }) => {
  const { common, own, seat, isPaged } = sight;
  const { phase, isPaused, layer } = common.session;
  const running = common.actions.filter(
    ({ by, state }) => by === seat && (state === "running" || state === "proposed"),
  );
  if (seat === null || phase !== "live" || isPaused || !isPaged || running.length >= MOST_AT_ONCE) return [];
  const any = own.permitted.flatMap((action) =>
    action.targets.flatMap(({ target, refusal }) => (refusal === null ? [{ ...action, target }] : [])),
  );
  const chosen = pick(chance, any);
  if (!chosen) return [];
  const { action, target, value, needsApproval } = chosen;
  const glass = needsApproval && mayBreakGlass(layer, common.comms.severity) ? { breakGlass: "No time to ask." } : {};
  return [
    {
      key: `fire ${action} ${target}`,
      decides: true,
      everyMs: 60_000,
      command: { type: "action.launch", action, target, value: valueOf(chance, value), ...glass },
    },
  ];
};

export const guess: Habit = ({ common, seat, isPaged, nodes }, { chance }) => {
  const { phase, layer } = common.session;
  const open = common.hypotheses.filter(({ state }) => state === "open" || state === "testing");
  const component = pick(chance, nodes)?.view.service;
  if (seat === null || phase !== "live" || !hasLayer(layer, "standard") || !isPaged || component === undefined)
    return [];
  if (open.length >= GUESSES) return [];
  const question = pick(chance + 1, questions) ?? "started";
  const mechanism = pick(chance + 2, Object.values(mechanismOf)) ?? mechanismOf.change;
  const isThere = open.some((idea) => idea.component === component && idea.question === question);
  return isThere
    ? []
    : [
        {
          key: `guess ${question} ${component} ${mechanism}`,
          everyMs: 60_000,
          command: { type: "hypothesis.add", question, component, mechanism },
        },
      ];
};

export const spam: Habit = (sight, { chance }) => {
  const { common, affected } = sight;
  const region = pick(chance, [...affected.keys()]);
  if (!mayPost(sight) || region === undefined) return [];
  const features = featuresIn(common.map).slice(0, 1);
  const impact = "All good, nothing to see.";
  return [
    {
      key: "spam",
      everyMs: SPAM_MS,
      types: impact,
      command: { type: "status.post", state: "monitoring", features, regions: [region], impact, nextInS: 60 },
    },
  ];
};

/** SEV-1 at the first page, and over as soon as that has been said. */
export const shout: Habit = (sight) => {
  const { common, own, isPaged } = sight;
  const { phase, layer } = common.session;
  if (phase !== "live" || !hasLayer(layer, "standard") || !own.you.consoles.includes("CMD")) return [];
  const { severity, state } = common.comms;
  if (severity === null)
    return isPaged ? [{ key: "shout", command: { type: "incident.declare", severity: "SEV-1" } }] : [];
  return state === "resolved" || isPaged
    ? []
    : [{ key: "over", everyMs: 60_000, command: { type: "incident.setState", state: "resolved" } }];
};

function valueOf(chance: number, slider: Sight["own"]["permitted"][number]["value"]): number {
  if (!slider) return 0;
  const { min, max, step } = slider;
  const [share] = draw(chance + 3);
  return onStep(slider, min + Math.floor(share * (Math.round((max - min) / step) + 1)) * step);
}
