/**
 * From names to places: what an action's target, an alert's subject or the `of` of a signal means on the map. Names are
 * `service`, `service@region`, `caller>callee`, `service/group@region:call` and `kind:of`, as the glossary of a
 * scenario has them.
 */
import type { Signal } from "../content/index.ts";
import type { Place, Sight, Way } from "./sight.ts";

/** The region that a name is about; null: no one in particular. */
export function regionIn({ common }: Sight, name: string): string | null {
  const named = (common.map?.regions ?? []).filter(({ id }) => new RegExp(`[@:]${id}(?![\\w-])`, "u").test(name));
  return named[0]?.id ?? null;
}

/** The service that a name begins with. */
export function serviceIn(name: string): string {
  return /^[^@/:>]*/u.exec(name)?.[0] ?? name;
}

function withoutRegions(name: string): string {
  return name.replaceAll(/@[^>:]*/gu, "");
}

/** The nodes that a name means; of a call, those that are called. None for an automation. */
export function nodesNamed(sight: Sight, name: string): readonly Place[] {
  const callee = name.split(">").at(-1) ?? name;
  const region = regionIn(sight, name);
  const service = serviceIn(callee);
  return sight.nodes.filter(
    ({ view, region: at }) => view.id === callee || (view.service === service && (region === null || at === region)),
  );
}

/** The calls that a name such as `boot>store` means, in one region or in all. */
export function waysNamed({ links }: Sight, name: string): readonly Way[] {
  return links.filter(({ view }) => view.id === name || withoutRegions(view.id) === name);
}

/** Those that a node calls. */
export function calleesOf({ nodes, links }: Sight, node: Place): readonly Place[] {
  const at = nodes.indexOf(node);
  return links.flatMap(({ view: { from, to, isFailover, kind } }) => {
    const callee = nodes[to];
    return "node" in from && from.node === at && !isFailover && kind !== "async" && callee ? [callee] : [];
  });
}

/** Sick places with nothing sick beneath them: where to look first. */
export function rootsOf(sight: Sight): readonly Place[] {
  const sick = sight.nodes.filter(({ isSick }) => isSick);
  const roots = sick.filter((node) => !calleesOf(sight, node).some(({ isSick }) => isSick));
  return roots.length > 0 ? roots : sick;
}

/**
 * What a signal reads now, at its worst; null where this seat cannot know. With `near` only the places in the region of
 * that name count.
 */
function readingOf(sight: Sight, { metric, of = "", above }: Signal, near = ""): number | null {
  const region = regionIn(sight, of) === null ? regionIn(sight, near) : null;
  const values =
    metric === "attemptsPerCall"
      ? waysNamed(sight, of)
          .filter(({ view }) => region === null || view.id.includes(`@${region}`))
          .map((way) => way.attemptsPerCall)
      : nodesNamed(sight, of)
          .filter(({ region: at }) => region === null || at === region)
          .map((node) => numberOf(node, metric));
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  // A signal that holds above a number is at its worst when it is lowest.
  return above === undefined ? Math.max(...known) : Math.min(...known);
}

/** Whether a signal holds; null where this seat cannot know. */
export function isMet(sight: Sight, signal: Signal, near?: string): boolean | null {
  const value = readingOf(sight, signal, near);
  if (value === null) return null;
  return value > (signal.above ?? -Infinity) && value < (signal.below ?? Infinity);
}

function numberOf({ reading, utilization, queue, hitRatio, ceiling }: Place, metric: Signal["metric"]): number | null {
  switch (metric) {
    case "errorRatio":
      return reading?.errorRatio ?? null;
    case "p95Ms":
      return reading?.p95Ms ?? null;
    case "rps":
      return reading?.rps ?? null;
    case "utilization":
      return utilization;
    case "queue":
      return queue;
    case "hitRatio":
      return hitRatio;
    case "ceiling":
      return ceiling;
    case "attemptsPerCall":
    case "sli":
    case "alert":
      return null;
  }
}
