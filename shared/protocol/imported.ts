/**
 * What a server makes of files about somebody's own system, for the page that shows it. A system may have 2,000 services
 * and 20,000 calls: sentences that many of them share stand in one list, and services are named by their place.
 */
import type { ServiceKind } from "../content/index.ts";
import type { FileProblem } from "./library.ts";

export interface LookedInto {
  /** One for each file, in their order. */
  readonly files: readonly FileLook[];
  /** Of the files that are right; null while none is. */
  readonly world: ImportedWorld | null;
  /** Why no world can be made of files that are right by themselves. */
  readonly flaw: string | null;
}

export type FileLook =
  | { readonly format: string; readonly services: number; readonly calls: number }
  | { readonly problems: readonly FileProblem[] };

export interface ImportedWorld {
  /** The text of the scenario. */
  readonly text: string;
  readonly bases: readonly string[];
  readonly services: readonly ImportedService[];
  readonly calls: readonly ImportedCall[];
  /** Names of stations that stand for many services each. */
  readonly lumps: readonly string[];
  /** What was assumed of the whole, and what was done so that it can be played. */
  readonly notes: readonly string[];
  readonly reduced: readonly string[];
  /** Least and most of what people may correct. */
  readonly bounds: Readonly<Record<ImportedFigure, readonly [least: number, most: number]>>;
}

export type ImportedFigure = "rps" | "ownMs" | "timeoutMs" | "replicas" | "retries";

/** The place of its basis in `bases`; "?" marks a guess. */
export type ImportedFact<T> = readonly [value: T, basis: number, mark?: "?"];

export interface ImportedService extends Readonly<Record<ImportedFigure, ImportedFact<number>>> {
  /** As the files call it. */
  readonly name: string;
  readonly group: string | null;
  readonly kind: ImportedFact<ServiceKind>;
  /** Row, 0 at the top. */
  readonly layer: number;
  /** What people ask of it themselves, each second. */
  readonly peopleRps: number;
  /** The place in `lumps` of what stands for it in a round; null where it is a station itself. */
  readonly lump: number | null;
}

export interface ImportedCall {
  readonly from: number;
  readonly to: number;
  /** Calls for one request of the caller; null where replicas call by themselves. */
  readonly perRequest: ImportedFact<number> | null;
  readonly waits: boolean;
  /** That there is such a call. */
  readonly exists: ImportedFact<true>;
}
