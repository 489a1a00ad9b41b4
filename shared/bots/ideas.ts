/** What might be the cause, by what a seat sees: a component and a mechanism for each of the board's two questions. */
import type { Mechanism } from "../content/index.ts";
import type { CardView, HypothesisView, Question } from "../protocol/index.ts";
import { rootsOf, serviceIn } from "./places.ts";
import { changesAt, firstPageTick } from "./remedies.ts";
import type { Sight } from "./sight.ts";

export interface Idea {
  readonly question: Question;
  readonly component: string;
  readonly mechanism: Mechanism;
}

export const mechanismOf = {
  change: "change",
  herd: "retries and herds",
  backlog: "caches and backlog",
  ceiling: "capacity and ceilings",
  automation: "automation on bad data",
  names: "dependency and names",
} as const satisfies Readonly<Record<string, Mechanism>>;

/** The likeliest first. */
export function ideasOf(sight: Sight): readonly Idea[] {
  return [...whatStarted(sight), ...whatSustains(sight)].filter(({ component }) => isOnMap(sight, component));
}

/** Cards for an idea are those that speak of its component, or of what was changed there. */
export function speaksOf(card: CardView, { component }: Pick<HypothesisView, "component">): boolean {
  const services = component.split(">").map(serviceIn);
  if (card.detail.kind === "changes")
    return card.detail.changes.some(
      ({ service, by }) => services.includes(serviceIn(service)) || services.includes(by),
    );
  return card.target.split(">").some((part) => services.includes(serviceIn(part)));
}

/** A change to a place that is sick, the newest before the first page; else a place that ran full by itself. */
function whatStarted(sight: Sight): readonly Idea[] {
  const sick = new Set(sight.nodes.filter(({ isSick }) => isSick).map(({ view }) => view.service));
  const before = firstPageTick(sight);
  const suspects = [...sick].flatMap((service) => {
    const last = changesAt(sight, service).filter(({ tick }) => tick <= before);
    const newest = Math.max(...last.map(({ tick }) => tick));
    return last.length > 0 ? [{ service, newest }] : [];
  });
  const changed = suspects
    .sort((a, b) => b.newest - a.newest)
    .map(({ service }): Idea => ({ question: "started", component: service, mechanism: mechanismOf.change }));
  const full = rootsOf(sight).filter(({ isFull }) => isFull);
  return [
    ...changed,
    ...full.map(({ view }): Idea => ({ question: "started", component: view.service, mechanism: mechanismOf.ceiling })),
  ];
}

function whatSustains(sight: Sight): readonly Idea[] {
  const herds = sight.links
    .filter(({ attemptsPerCall, view }) => attemptsPerCall > 1.5 && "node" in view.from)
    .sort((a, b) => b.attemptsPerCall - a.attemptsPerCall)
    .map(({ view }): Idea => ({ question: "sustains", component: view.id, mechanism: mechanismOf.herd }));
  const cold = sight.nodes
    .filter(({ hitsLost }) => hitsLost > 0.05)
    .map(({ view }): Idea => ({ question: "sustains", component: view.service, mechanism: mechanismOf.backlog }));
  const full = rootsOf(sight)
    .filter(({ isFull }) => isFull)
    .map(({ view }): Idea => ({ question: "sustains", component: view.service, mechanism: mechanismOf.ceiling }));
  return [...herds, ...cold, ...full];
}

function isOnMap({ nodes, links }: Sight, component: string): boolean {
  return (
    nodes.some(({ view }) => view.id === component || view.service === component) ||
    links.some(({ view }) => view.id === component)
  );
}
