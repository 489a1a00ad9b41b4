/** Worlds for drills: the public systems, as an import makes them, without a story. */
import { must } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { healthyOf } from "../../shared/risk/index.ts";
import { imported, scenarioIn } from "../server/imports/fixtures.ts";

export const systems = {
  "online-boutique": "online-boutique.yaml",
  "opentelemetry-demo": "opentelemetry-demo.yml",
  bookinfo: "bookinfo.yaml",
  "sock-shop": "sock-shop.yml",
  "hotel-reservation": "hotel-reservation.yml",
  "train-ticket": "train-ticket.yml",
} as const;
export type System = keyof typeof systems;

/** The file that an import writes. */
export function textOf(system: System): string {
  return imported(systems[system]).text;
}

export function healthy(system: System): Scenario {
  return healthyOf(scenarioIn(imported(systems[system])));
}

/** A generator to its end, with what it said on the way. */
export function followed<Said, Done>(
  work: Generator<Said, Done>,
): { readonly done: Done; readonly said: readonly Said[] } {
  const said: Said[] = [];
  for (;;) {
    const step = work.next();
    if (step.done) return { done: step.value, said };
    said.push(must(step.value, "a step"));
  }
}
