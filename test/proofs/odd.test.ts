/** The proofs under the odd seeds. */
import { proveUnder } from "./claims.ts";

proveUnder([1, 3, 5]);
