/** One finding: what it costs, at a glance; unfolded, why, and what was tried against it. */
import { useSignal } from "@preact/signals";
import { Button, Chip } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { HourCurves } from "./HourCurves.tsx";
import { containing, loopOf, ownPart } from "./view.ts";
import type { Ranked } from "./view.ts";
import { Why } from "./Why.tsx";

export function Row(props: { row: Ranked; most: number; seed: string; choice: string | undefined }) {
  const { row, most, seed, choice } = props;
  const { rank, finding } = row;
  const text = useText();
  const { t, format } = text;
  const isOpen = useSignal(false);
  const { userMinutes } = finding;
  const own = ownPart(finding);
  const contained = containing(finding);
  const share = (minutes: number): string => `${((100 * minutes) / most).toFixed(1)}%`;
  return (
    <tbody class={isOpen.value ? "is-open" : ""}>
      <tr data-testid="risk-row">
        <td>
          <Button
            look="quiet"
            aria-expanded={isOpen.value}
            data-testid={`risk-open-${rank}`}
            onClick={() => (isOpen.value = !isOpen.value)}
          >
            <span class="risk-caret" aria-hidden="true" />
            <span class="risk-rank mono">{rank}</span>
            <span class="risk-fault">
              <span translate={false}>{finding.says}</span>
              <span class="risk-id">
                <code translate={false}>{finding.id}</code> <Chip>{t("risk.simulated")}</Chip>
              </span>
            </span>
          </Button>
        </td>
        <td>
          <span class="mono">{format.userMinutes(userMinutes)}</span>
          <span class="risk-bar" aria-hidden="true">
            <i class="risk-bar-own" style={{ width: share(own) }} />
            <i class="risk-bar-made" style={{ width: share(userMinutes - own) }} />
          </span>
          <span class="quiet">{t("risk.own", { own: format.count(own) })}</span>
        </td>
        <td>
          <HourCurves
            name={finding.says}
            before={finding.affected}
            after={contained?.affected}
            size={{ width: 120, height: 30 }}
          />
          <span class="quiet">
            {t("risk.spread", { worst: format.percent(finding.worst), regions: format.percent(finding.regions) })}
          </span>
        </td>
        <td>{loopOf(finding, text)}</td>
        <td>
          <ChangeOf finding={finding} />
        </td>
      </tr>
      {isOpen.value && (
        <tr>
          <td colSpan={5}>
            <Why finding={finding} rank={rank} seed={seed} choice={choice} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function ChangeOf({ finding }: Pick<Ranked, "finding">) {
  const { t, format } = useText();
  const contained = containing(finding);
  if (contained) {
    return (
      <>
        <span translate={false}>{contained.says}</span>{" "}
        <span class="risk-left">{t("risk.change.left", { lost: format.userMinutes(contained.userMinutes) })}</span>
      </>
    );
  }
  const count = finding.tried?.length;
  if (count === undefined) return <span class="quiet">{t("risk.change.unsought")}</span>;
  return <span class="quiet">{count === 0 ? t("risk.change.unknown") : t("risk.change.none", { count })}</span>;
}
