/** The other half of the proofs. */
import { proveHalf } from "./claims.ts";

proveHalf(1);
