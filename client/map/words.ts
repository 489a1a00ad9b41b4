/** The sentences the canvas needs, handed in ready: painters know no dictionary, and textures are repainted, never baked. */
import { ERRORS_SHOW_FROM, RETRIES_SHOW_FROM } from "./picture.ts";
import type { EdgePicture } from "./picture.ts";
import type { Text } from "../text/index.ts";

export interface MapWords {
  readonly tray: string;
  readonly noSignal: string;
  readonly legend: {
    readonly healthy: string;
    readonly slow: string;
    readonly errors: string;
    readonly retry: string;
    readonly queued: string;
    readonly noData: string;
  };
  /** "×3.4 attempts", and where there is little room "×3.4". */
  attempts(perCall: number): string;
  times(perCall: number): string;
  more(count: number): string;
  /** "1.2k/s · 6 % · ×3": what an edge says where nothing moves. */
  edgeChip(edge: EdgePicture): string;
}

export function mapWords({ t, format }: Text): MapWords {
  return {
    tray: t("map.tray"),
    noSignal: t("map.noSignal"),
    legend: {
      healthy: t("map.legend.healthy"),
      slow: t("map.legend.slow"),
      errors: t("map.legend.errors"),
      retry: t("map.legend.retry"),
      queued: t("map.legend.queued"),
      noData: t("map.legend.noData"),
    },
    times: (perCall) => format.times(perCall),
    attempts: (perCall) => t("map.attempts", { times: format.times(perCall) }),
    more: (count) => `+${format.count(count)}`,
    edgeChip: (edge) =>
      [
        format.rate(edge.rps),
        ...(edge.errorRatio >= ERRORS_SHOW_FROM ? [format.percent(edge.errorRatio)] : []),
        ...(edge.attemptsPerCall >= RETRIES_SHOW_FROM ? [format.times(edge.attemptsPerCall)] : []),
      ].join(" · "),
  };
}

/** "search" of "search (first generation)". */
export function withoutRemark(label: string): string {
  return label.replace(/ \([^()]*\)$/, "");
}
