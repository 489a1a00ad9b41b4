/** The families of mechanism in the order of the picker. A test holds them equal to the scenario format's. */
import type { Mechanism } from "../../../shared/content/index.ts";

export const mechanisms = [
  "change",
  "capacity and ceilings",
  "dependency and names",
  "retries and herds",
  "caches and backlog",
  "automation on bad data",
  "network and routes",
  "keys and time",
  "data and split-brain",
  "timeout too short",
  "other",
] as const satisfies readonly Mechanism[];
