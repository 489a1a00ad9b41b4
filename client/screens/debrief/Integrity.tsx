/** What came to the data, in each run that is compared: said only where anything did in one of them. */
import type { Words } from "../../panels/sentences/index.ts";
import type { Curve } from "../../../shared/protocol/index.ts";

export function Integrity({ curves, words }: { curves: readonly Curve[]; words: Words }) {
  const told = integrityTold(curves, words);
  if (told.length === 0) return null;
  return (
    <p class="quiet" data-testid="integrity">
      {told.join(" · ")}
    </p>
  );
}

/** A sentence for each run; none where all data are unhurt in all of them. */
export function integrityTold(curves: readonly Curve[], words: Words): readonly string[] {
  const isHurt = curves.some(({ integrity }) => partsOf(integrity, words).length > 0);
  return isHurt ? curves.map((curve) => toldOf(curve, words)) : [];
}

function toldOf({ of, integrity }: Curve, words: Words): string {
  const parts = partsOf(integrity, words);
  const harm = parts.length === 0 ? words.t("debrief.integrity.unhurt") : parts.join(", ");
  return words.t(`debrief.integrity.${of}`, { harm });
}

function partsOf({ diverged, lost, wrong }: Curve["integrity"], { t, format }: Words): readonly string[] {
  const said = (kind: "diverged" | "lost" | "wrong", count: number): readonly string[] =>
    count < 1 ? [] : [t(`debrief.integrity.${kind}`, { count: format.count(count) })];
  return [...said("diverged", diverged), ...said("lost", lost), ...said("wrong", wrong)];
}
