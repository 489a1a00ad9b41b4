/**
 * The decode edge of the client. The server is our own and its version was compared, so the kind of a message is
 * checked and its inside believed; anything else is told as what it is: not understood.
 */
import type { Refusal } from "../../shared/base/index.ts";
import type { Acknowledgement, Frame, Overview, Roster, Welcome } from "../../shared/protocol/index.ts";

const MOST_PARAMS = 8;
const LONGEST_PARAM = 10_000;

export function isWelcome(value: unknown): value is Welcome {
  return (
    isRecord(value) &&
    typeof value["protocol"] === "number" &&
    typeof value["member"] === "string" &&
    typeof value["team"] === "number" &&
    typeof value["teams"] === "number" &&
    typeof value["round"] === "number" &&
    isFrame(value["frame"]) &&
    isRoster(value["roster"])
  );
}

export function isFrame(value: unknown): value is Frame {
  if (!isRecord(value) || typeof value["n"] !== "number" || typeof value["tick"] !== "number") return false;
  return value["kind"] === "full" ? isRecord(value["common"]) && isRecord(value["own"]) : value["kind"] === "delta";
}

export function isRoster(value: unknown): value is Roster {
  return isRecord(value) && value["kind"] === "roster" && isRecord(value["names"]);
}

/** Null: it is shown no longer. */
export function isOverview(value: unknown): value is Overview | null {
  return value === null || (isRecord(value) && Array.isArray(value["teams"]));
}

export function isAcknowledgement(value: unknown): value is Acknowledgement {
  return isRecord(value) && (value["ok"] === true || (value["ok"] === false && isRefusal(value["refusal"])));
}

export function isRefusal(value: unknown): value is Refusal {
  return (
    isRecord(value) &&
    typeof value["code"] === "string" &&
    typeof value["reason"] === "string" &&
    (value["params"] === undefined || isParams(value["params"]))
  );
}

/** What a sentence names is a word or a list of them, and few of those. */
function isParams(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const params = Object.values(value);
  return params.length <= MOST_PARAMS && params.every((param) => isShort(param) || Number.isFinite(param));
}

function isShort(value: unknown): boolean {
  return typeof value === "string" && value.length <= LONGEST_PARAM;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
