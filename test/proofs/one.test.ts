/** One half of the proofs. */
import { proveHalf } from "./claims.ts";

proveHalf(0);
