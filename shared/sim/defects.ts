/**
 * Latent defects: a condition and an effect on parameters, as data. Wakes each at its time and says so; one from before
 * the pre-roll is there when it begins.
 */
import { scaleParameter, setParameter } from "./parameters.ts";
import { happen, setStanding } from "./roundStep.ts";
import type { RoundStep } from "./roundStep.ts";

export function turnDefects(round: RoundStep): void {
  for (const { id, tick, changes, stations } of round.cast.defects) {
    if (tick !== round.tick) continue;
    for (const { parameter, value, how } of changes) {
      if (how === "set") setParameter(round.step.state, parameter, value);
      else scaleParameter(round.step.state, parameter, value);
    }
    const event = happen(round, "defect-activated", id, [], "defect");
    for (const station of stations) setStanding(round, station, "defect-activated", event);
  }
}
