/**
 * Effects on parameters that can be taken back, whoever makes them and in whatever order. Owns `affairs.layers`: for
 * each entry of the state that is touched, its value without them and the effects on it, first to last.
 *
 * An entry is what its layers make of that value. Where something else has written to it meanwhile, that value is a
 * layer too, by nobody: it stays until a later effect covers it or until all others are gone, and is then the value.
 */
import type { Entry, Layer } from "../affairs.ts";
import type { Parameter } from "../parameters.ts";
import type { Scene } from "../roundStep.ts";
import type { Effect } from "./plan.ts";

/** Lays effects on top, in the name of their owner; laid again, they are the newest. `share` of 1 is all of them. */
export function layEffects(scene: Scene, owner: string, effects: readonly Effect[], share = 1): void {
  for (const { parameter, value, how } of effects) {
    for (const entry of parameter.entries) {
      const layer = layerOn(scene, parameter.field, entry);
      layer.on = layer.on.filter((one) => one.owner !== owner || one.how !== how);
      layer.on.push({ owner, how, value, share });
      write(scene, layer);
    }
  }
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
  layer.on.push({ owner: HAND, how: "set", value, share: 1 });
}

function write({ step }: Scene, layer: Layer): void {
  const value = layer.on.reduce(through, layer.under ?? Infinity);
  layer.wrote = finite(value);
  step.state[layer.field][layer.entry] = value;
}

/** A value after one more effect. A share of it is felt as the mean of those that have it and those that have not. */
function through(before: number, { how, value, share }: Entry): number {
  const after = how === "scale" ? before * (value ?? Infinity) : (value ?? Infinity);
  return share === 1 || after === before ? after : before + share * (after - before);
}

/** Affairs are JSON, which has no word for without limit. */
function finite(value: number): number | null {
  return value === Infinity ? null : value;
}
