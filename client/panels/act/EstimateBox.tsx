/**
 * What dashboards say a change would do. It is hatched and lilac because it is an idea, not a reading: last scraped
 * values, one pass along the calls that are known, no retries. Its age and its blind spot always stand on it.
 */
import type { PreparingView } from "../../../shared/protocol/index.ts";
import { Ago, amountText } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { reckoningOf } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";
import { valueOf } from "./desk.ts";
import type { Desk } from "./desk.ts";

export function EstimateBox({
  desk,
  own,
  tick,
  words,
}: Pick<PanelProps, "own" | "tick"> & { desk: Desk; words: Words }) {
  const { t } = words;
  const prepared = preparedFor(desk, own.preparing);
  const isOther = prepared !== null && prepared.value !== valueOf(desk);
  const { value: slider } = desk.action;
  const amount = (value: number): string => amountText(words, value, slider?.unit ?? "", slider);
  return (
    <section class="estimate" aria-label={t("act.estimate")} aria-busy={prepared === null}>
      <div class="estimate-head">
        <h4>
          {t("act.estimate")}{" "}
          {prepared && prepared.estimate.nodes.length > 0 && (
            <span class="quiet">{t("act.estimate.touches", { count: prepared.estimate.nodes.length })}</span>
          )}
        </h4>
        {prepared && (
          <span class="quiet">
            {t("act.estimate.age")} <Ago tick={tick} since={prepared.estimate.scrapeTick} /> {t("act.estimate.blind")}
          </span>
        )}
      </div>
      {prepared === null ? (
        <p class="quiet">{t("act.estimate.coming")}</p>
      ) : (
        <>
          {isOther && (
            <p class="estimate-other">
              {t("act.estimate.for", { amount: amount(prepared.value), chosen: amount(valueOf(desk)) })}
            </p>
          )}
          <dl class={isOther ? "is-other" : undefined}>
            {prepared.estimate.lines.map((line, n) => {
              const { what, value, note } = reckoningOf(line, words);
              return (
                <div key={n}>
                  <dt>{what}</dt>
                  <dd>{value}</dd>
                  <dd class="quiet">{note}</dd>
                </div>
              );
            })}
          </dl>
        </>
      )}
    </section>
  );
}

/** The server's estimate, if it is for this change; of an older value it is better than none, and says so. */
function preparedFor({ action, target }: Desk, preparing: PreparingView | null): PreparingView | null {
  return preparing?.action === action.action && preparing.target === target ? preparing : null;
}
