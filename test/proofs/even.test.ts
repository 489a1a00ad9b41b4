/** The proofs under the even seeds. */
import { proveUnder } from "./claims.ts";

proveUnder([2, 4]);
