/** A set of ids kept in one draft, so that what was opened or ticked off survives a reload. */
import type { Signal } from "@preact/signals";

const SEPARATOR = "\n";

export function isListed(list: Signal<string>, id: string): boolean {
  return list.value.split(SEPARATOR).includes(id);
}

export function setListed(list: Signal<string>, id: string, isIn: boolean): void {
  const others = list.value.split(SEPARATOR).filter((other) => other !== "" && other !== id);
  list.value = (isIn ? [...others, id] : others).join(SEPARATOR);
}
