/**
 * The database is away: it does not answer, is just starting, or takes nothing because its disk is full. Nothing is wrong
 * with what was asked, so it may be asked again; whether it was done before the line broke is not known.
 */
import { sqlState } from "./sqlState.ts";

export class StoreAway extends Error {
  override readonly name = "StoreAway";
}

/**
 * Classes 08 (connection), 53 (no resources, a full disk among them), 58 (errors of the system, such as reading a file),
 * 57P (shut down or starting), 40 (rolled back for another's sake), and 25006: a standby that takes no writes yet.
 */
const PASSING = /^(08|53|58|57P|40|25006)/;

/** What the driver itself says: a socket's own error code, or one of its sentences. */
const LINE = /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const SENTENCE =
  /^(Connection terminated|Client was closed|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/** The same problem, as a StoreAway where it is one. */
export function toldApart(problem: unknown): unknown {
  if (!(problem instanceof Error)) return problem;
  const state = sqlState(problem);
  const code = "code" in problem && typeof problem.code === "string" ? problem.code : "";
  const isAway = state === undefined ? LINE.test(code) || SENTENCE.test(problem.message) : PASSING.test(state);
  return isAway ? new StoreAway(`The database is away: ${problem.message}`, { cause: problem }) : problem;
}
