/** A status post before it is sent: which features and places it can name, and the sentence it begins with. Pure. */
import type { Extent, MapView } from "../../../shared/protocol/index.ts";
import type { Translate } from "../../text/index.ts";

/**
 * What customers do with the system. A link from users is named after what they do (`eu-users:boot>edge@eu-west`), and
 * that name is the only one that posts, reports and pages share.
 */
export function featuresOf(map: MapView | null): readonly string[] {
  const doings = (map?.links ?? []).flatMap(({ id, from }) => ("users" in from ? [/:(.+?)>/.exec(id)?.[1]] : []));
  return [...new Set(doings)].filter((feature) => feature !== undefined);
}

export const effects = ["failing", "slow", "unreachable", "recovered"] as const;

export interface Slots {
  readonly extent: Extent;
  readonly effect: (typeof effects)[number];
  readonly features: readonly string[];
  readonly regions: readonly string[];
}

export function impactSentence({ extent, effect, features, regions }: Slots, t: Translate): string {
  return t("comms.sentence", {
    extent: t(`comms.extent.${extent}`),
    effect: t(`comms.effect.${effect}`),
    features: features.length > 0 ? features.join(", ") : t("comms.sentence.features"),
    regions: regions.length > 0 ? regions.join(", ") : t("comms.sentence.regions"),
  });
}
