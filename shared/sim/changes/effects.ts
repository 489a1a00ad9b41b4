/**
 * Effects on parameters that can be taken back, whoever makes them and in whatever order. Owns `affairs.layers`: for
 * each entry of the state that is touched, its value without them and the effects on it, first to last.
 *
 * An entry is what its layers make of that value. Where something else has written to it meanwhile, that value is a
 * layer too, by nobody: it stays until a later effect covers it or until all others are gone, and is then the value.
 */
import type { Layer } from "../affairs.ts";
import type { Parameter } from "../parameters.ts";
import type { Scene } from "../roundStep.ts";
import type { Effect } from "./plan.ts";

/** What effects make of a value: so many times it, and so much more. */
interface Affine {
  readonly parameter: Parameter;
  readonly entry: number;
  readonly times: number;
  readonly plus: number;
}

/** Lays effects on top, in the name of their owner; laid again, they are the newest. */
export function layEffects(scene: Scene, owner: string, effects: readonly Effect[]): void {
  layMix(scene, owner, [{ effects, share: 1 }]);
}

/** The same for parts of the replicas that each have effects of their own; what is felt is their mean. */
export function layMix(
  scene: Scene,
  owner: string,
  parts: readonly { readonly effects: readonly Effect[]; readonly share: number }[],
): void {
  const mixed: Affine[] = [];
  for (const { effects, share } of parts) {
    for (const own of composed(effects)) {
      const at = mixed.findIndex((one) => isSame(one, own));
      // Parts that say nothing of an entry leave it as it is.
      const before = mixed[at] ?? { ...own, times: 1, plus: 0 };
      // All of it is exactly it.
      const times = share === 1 ? own.times : before.times + share * (own.times - 1);
      const plus = before.plus + share * own.plus;
      mixed.splice(at < 0 ? mixed.length : at, at < 0 ? 0 : 1, { ...own, times, plus });
    }
  }
  for (const { parameter, entry, times, plus } of mixed) {
    const layer = layerOn(scene, parameter.field, entry);
    layer.on = layer.on.filter((one) => one.owner !== owner);
    layer.on.push({ owner, times, plus });
    write(scene, layer);
  }
}

/** Several effects on one entry, one after another, are one. */
function composed(effects: readonly Effect[]): readonly Affine[] {
  const all: Affine[] = [];
  for (const { parameter, value, how } of effects) {
    for (const entry of parameter.entries) {
      const at = all.findIndex((one) => isSame(one, { parameter, entry }));
      const before = all[at];
      const next =
        how === "set"
          ? { parameter, entry, times: 0, plus: value }
          : { parameter, entry, times: value * (before?.times ?? 1), plus: value * (before?.plus ?? 0) };
      all.splice(before ? at : all.length, before ? 1 : 0, next);
    }
  }
  return all;
}

function isSame(a: Pick<Affine, "parameter" | "entry">, b: Pick<Affine, "parameter" | "entry">): boolean {
  return a.parameter.field === b.parameter.field && a.entry === b.entry;
}

/** Takes away what an owner has laid. */
export function liftEffects(scene: Scene, owner: string): void {
  const { affairs } = scene;
  for (const layer of affairs.layers) {
    if (!layer.on.some((one) => one.owner === owner)) continue;
    noticeHand(scene, layer);
    layer.on = layer.on.filter((one) => one.owner !== owner);
    write(scene, layer);
  }
  affairs.layers = affairs.layers.filter(({ on }) => on.some((one) => one.owner !== HAND));
}

/** Who writes to an entry without saying so. */
const HAND = "";

function layerOn(scene: Scene, field: Parameter["field"], entry: number): Layer {
  const { affairs, step } = scene;
  const known = affairs.layers.find((one) => one.field === field && one.entry === entry);
  if (known) {
    noticeHand(scene, known);
    return known;
  }
  const value = finite(step.state[field][entry]);
  const layer: Layer = { field, entry, under: value, wrote: value, on: [] };
  affairs.layers.push(layer);
  return layer;
}

function noticeHand({ step }: Scene, layer: Layer): void {
  const value = finite(step.state[layer.field][layer.entry]);
  if (value === layer.wrote) return;
  layer.on = layer.on.filter(({ owner }) => owner !== HAND);
  layer.on.push({ owner: HAND, times: 0, plus: value });
}

function write({ step }: Scene, layer: Layer): void {
  let value = layer.under ?? Infinity;
  for (const { times, plus } of layer.on) value = (times === 0 ? 0 : times * value) + (plus ?? Infinity);
  layer.wrote = finite(value);
  step.state[layer.field][layer.entry] = value;
}

/** Affairs are JSON, which has no word for without limit. */
function finite(value: number): number | null {
  return value === Infinity ? null : value;
}
