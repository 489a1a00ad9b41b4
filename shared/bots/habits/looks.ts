/**
 * Which look comes next. Competent people begin with what changed and with the sick place that has nothing sick beneath
 * it, take the look that fits the symptom, and look again after each change; novices look at what is loudest.
 */
import type { DiagnosticId } from "../../protocol/index.ts";
import { rootsOf, serviceIn } from "../places.ts";
import { holds } from "../sight.ts";
import type { Place, Sight } from "../sight.ts";
import type { Habit, Wish } from "../wish.ts";

/** The same look at the same place is worth taking again after so long. */
const AGAIN_MS = 45_000;
const SELDOM_MS = 150_000;

/** For places that are sick, in this order; what a look is for stands beside it. */
const atPlaces: readonly { readonly look: DiagnosticId; readonly fits: (node: Place) => boolean }[] = [
  { look: "saturation", fits: () => true },
  { look: "store", fits: ({ isFull, queue }) => isFull || (queue ?? 0) > 0 },
  { look: "traces", fits: ({ isSlow, isFailing }) => isSlow || isFailing },
  { look: "logs", fits: ({ isFailing, isSlow }) => isFailing || isSlow },
  { look: "config-diff", fits: () => true },
  { look: "path", fits: ({ isFailing, isFull }) => isFailing && !isFull },
  { look: "dump", fits: ({ isSlow, isFull }) => isSlow || isFull },
  { look: "dependencies", fits: ({ isFailing, isFull }) => isFailing && !isFull },
];

export const investigate: Habit = (sight) => {
  if (!mayLook(sight)) return [];
  return [
    ...afterChanges(sight),
    ...aroundAll(sight),
    ...atSick(sight),
    ...fromOutside(sight),
    ...askSpecialist(sight),
  ];
};

/** The service of the newest alert, by the first look that comes to hand. */
export const stare: Habit = (sight) => {
  const { common, nodes } = sight;
  if (!mayLook(sight)) return [];
  const loudest = common.alerts
    .filter(({ state }) => state === "firing")
    .slice()
    .sort((a, b) => (a.severity === b.severity ? b.sinceTick - a.sinceTick : a.severity === "page" ? -1 : 1));
  const places = loudest.flatMap(({ subject }) =>
    nodes.filter(({ view }) => view.id === subject || view.service === serviceIn(subject)).slice(0, 2),
  );
  const worst = nodes.filter(({ isFailing }) => isFailing).slice(0, 2);
  return [...places, ...worst].flatMap((node) =>
    (["red", "logs", "saturation", "traces"] as const).flatMap((look) => lookAt(sight, look, node.view.id, SELDOM_MS)),
  );
};

function mayLook({ common, own, seat, isPaged, affectedRatio }: Sight): boolean {
  const { phase, isPaused } = common.session;
  const { runs, slots } = own.diagnostics;
  const isTold = isPaged || affectedRatio > 0.01 || common.alerts.some(({ state }) => state === "firing");
  return seat !== null && phase === "live" && !isPaused && runs.length < slots && isTold;
}

/** A change is looked after at the place that it was to help. */
function afterChanges(sight: Sight): readonly Wish[] {
  const { common, seat, own } = sight;
  return common.actions
    .filter(({ by, state, dueTick }) => by === seat && state === "effective" && (dueTick ?? 0) > sight.tick - 2400)
    .flatMap((change) => {
      const of = own.permitted.find(({ action }) => action === change.action)?.verify?.of ?? change.target;
      const place = sight.nodes.find(
        ({ view, region }) =>
          (view.id === of || view.service === serviceIn(of.split(">").at(-1) ?? of)) &&
          (!change.target.includes("@") || change.target.includes(`@${region}`)),
      );
      if (!place) return [];
      return (["saturation", "red"] as const)
        .flatMap((look) => lookAt(sight, look, place.view.id, SELDOM_MS, `after ${change.ref} `))
        .slice(0, 1);
    });
}

/** Looks at everything at once. */
function aroundAll(sight: Sight): readonly Wish[] {
  return [
    ...lookAt(sight, "changes", "everything", SELDOM_MS),
    ...(sight.isPaged ? lookAt(sight, "compare", "everything", SELDOM_MS) : []),
  ];
}

function atSick(sight: Sight): readonly Wish[] {
  const roots = rootsOf(sight);
  const others = sight.nodes.filter((node) => node.isSick && !roots.includes(node));
  return [...roots, ...others]
    .slice(0, 6)
    .flatMap((node) =>
      atPlaces
        .filter(({ fits }) => fits(node))
        .flatMap(({ look }) => lookAt(sight, look, node.view.id, look === "saturation" ? AGAIN_MS : SELDOM_MS)),
    );
}

function fromOutside(sight: Sight): readonly Wish[] {
  if (!holds(sight, "COM")) return [];
  const vendors = sight.nodes.filter(({ view }) => view.kind === "third-party");
  return [
    ...lookAt(sight, "reports", "everything", SELDOM_MS),
    ...lookAt(sight, "synthetic", "everything", SELDOM_MS),
    ...vendors.flatMap((node) => (node.isSick ? lookAt(sight, "vendor", node.view.id, SELDOM_MS) : [])),
  ];
}

/** When nobody is sure after some minutes, somebody who knows the place is paged. */
function askSpecialist(sight: Sight): readonly Wish[] {
  const { hypotheses, comms } = sight.common;
  const isKnown = hypotheses.some(({ state }) => state === "confirmed");
  const [root] = rootsOf(sight);
  const isTime = comms.declaredTick !== null && sight.tick > comms.declaredTick + 6000;
  return isKnown || !isTime || !root ? [] : lookAt(sight, "specialist", root.view.id, SELDOM_MS);
}

/** As a wish, where this seat can take it and is not taking it already. */
function lookAt({ own }: Sight, diagnostic: DiagnosticId, target: string, everyMs: number, why = ""): readonly Wish[] {
  const offer = own.diagnostics.available.find((one) => one.diagnostic === diagnostic);
  const isUnderWay = own.diagnostics.runs.some((run) => run.diagnostic === diagnostic && run.target === target);
  return offer?.targets.includes(target) === true && !isUnderWay
    ? [{ key: `look ${why}${diagnostic} ${target}`, everyMs, command: { type: "diagnostic.run", diagnostic, target } }]
    : [];
}
