/**
 * How things are drawn on this screen, for whoever draws: for a projector they are larger and bolder and nothing is
 * see-through; where people want no motion nothing moves.
 */
import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** How much larger everything is on a projector. */
export const PROJECTOR_SCALE = 1.25;

export const ProjectedContext = createContext(false);

export function useProjected(): boolean {
  return useContext(ProjectedContext);
}

export const StillContext = createContext(false);

export function useStill(): boolean {
  return useContext(StillContext);
}
