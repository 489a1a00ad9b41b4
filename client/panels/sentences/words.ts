/** What a sentence is made with: the language, and names for the ids that its parameters carry. */
import { ticksToSeconds } from "../../../shared/base/index.ts";
import type { Tick } from "../../../shared/base/index.ts";
import { fragileTools } from "../../../shared/protocol/index.ts";
import type { Message } from "../../../shared/protocol/index.ts";
import { formatT } from "../../text/index.ts";
import type { Text } from "../../text/index.ts";
import { placeText, seatName } from "../frame/index.ts";
import type { Told } from "../frame/index.ts";

export interface Words extends Text {
  place(id: string): string;
  seat(seat: number): string;
  /** What a launched change is called. */
  action(ref: string): string;
  /** What a kind of change is called that nobody need have launched. */
  kind(action: string): string;
}

export function wordsFor(cast: Told, text: Text): Words {
  return {
    ...text,
    place: (id) => placeText(cast.common.map, id, text.t),
    seat: (seat) => seatName(cast, seat, text.t),
    kind: (action) => cast.common.delegable.find((each) => each.action === action)?.label ?? action,
    action: (ref) => cast.common.actions.find((action) => action.ref === ref)?.label ?? ref,
  };
}

export type Params = Message["params"];

/** Turns the parameters of one code into a sentence. */
export type Sentence = (params: Params, words: Words) => string;

/** A parameter as text. A message that lacks one shows nothing there, never "undefined". */
export function said(params: Params, name: string): string {
  return String(params[name] ?? "");
}

export function amount(params: Params, name: string): number {
  return Number(params[name] ?? 0);
}

const DAY_S = 86_400;

/** A moment of the round; what lies days before it is told in days: "6 d ago". */
export function momentText({ t }: Text, tick: Tick): string {
  const seconds = ticksToSeconds(tick);
  return seconds > -DAY_S ? formatT(seconds) : t("say.daysAgo", { count: Math.round(-seconds / DAY_S) });
}

/** A reading with the unit that its metric is shown in. */
export function reading({ format }: Text, metric: string, value: number): string {
  switch (metric) {
    case "rps":
      return format.rate(value);
    case "errorRatio":
    case "utilization":
    case "hitRatio":
    case "ceiling":
      return format.percent(value);
    case "p50Ms":
    case "p95Ms":
      return format.duration(value);
    case "attemptsPerCall":
      return format.times(value);
    case "sli":
      return format.level(value);
    default:
      return format.count(value);
  }
}

const metrics = [
  "rps",
  "errorRatio",
  "p50Ms",
  "p95Ms",
  "utilization",
  "queue",
  "hitRatio",
  "ceiling",
  "attemptsPerCall",
  "sli",
  "alert",
] as const;

export function metricName({ t }: Text, metric: string): string {
  const known = metrics.find((name) => name === metric);
  return known ? t(`metric.${known}`) : metric;
}

/** A kind of look by its code. A code that this page does not know stays as it is. */
export function toolName({ t }: Text, code: string): string {
  const known = fragileTools.find((tool) => tool === code);
  return known === undefined ? code : t(`look.${known}`);
}
