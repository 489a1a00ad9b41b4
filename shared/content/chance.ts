/** For entries of a scenario that a variant may leave out. */
import { z } from "zod";

export const chance = z
  .number()
  .min(0)
  .max(1)
  .default(1)
  .describe("How likely it is there at all; the seed decides. Below 1 for decoys and colour.");
