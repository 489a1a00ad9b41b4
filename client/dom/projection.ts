/** Whether this screen is for a projector: drawings are larger and bolder then, and nothing is see-through. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** How much larger everything is on a projector. */
export const PROJECTOR_SCALE = 1.25;

export const ProjectedContext = createContext(false);

export function useProjected(): boolean {
  return useContext(ProjectedContext);
}
