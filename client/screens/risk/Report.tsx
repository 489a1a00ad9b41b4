/** What a report says: a sentence, the findings in their order, and what was only screened. */
import { useSignal } from "@preact/signals";
import type { RiskView } from "../../../shared/protocol/index.ts";
import { Chip, EmptyState, Segment, TextField } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { Row } from "./Row.tsx";
import { groupsOf, orders, summaryOf } from "./view.ts";
import type { Group, Order } from "./view.ts";

/** With a choice, findings can be taken away as files. */
export function Report({ report, choice }: { report: RiskView; choice: string | undefined }) {
  const text = useText();
  const { t, format } = text;
  const words = useSignal("");
  const order = useSignal<Order>("amplified");
  const { findings, screenedCount, stations, users, seed } = report;
  const groups = groupsOf(report, words.value, order.value);
  const most = Math.max(1, ...findings.map(({ userMinutes }) => userMinutes));
  return (
    <>
      {findings.length > 0 && (
        <p class="risk-summary" data-testid="risk-summary">
          {summaryOf(report, text)}
        </p>
      )}
      <p class="quiet">
        {t("risk.scope", {
          faults: findings.length + screenedCount,
          stations,
          users: format.count(users),
          simulated: findings.length,
          screened: screenedCount,
          seed,
        })}
      </p>
      <div class="risk-sieve">
        <TextField
          label={t("risk.filter")}
          hint={t("risk.filter.hint")}
          text={words.value}
          onText={(typed) => (words.value = typed)}
          testId="risk-filter"
        />
        <Segment
          label={t("risk.sort")}
          options={orders.map((id) => ({ id, label: t(`risk.sort.${id}`) }))}
          chosen={order.value}
          onChoose={(next) => (order.value = next)}
        />
      </div>
      {groups.map((group) => (
        <Findings key={group.of} group={group} most={most} seed={seed} choice={choice} />
      ))}
      {findings.length > 0 && groups.length === 0 && (
        <EmptyState title={t("risk.none")}>{t("risk.none.do")}</EmptyState>
      )}
      {report.screened.length > 0 && <Screened screened={report.screened} />}
    </>
  );
}

function Findings(props: { group: Group; most: number; seed: string; choice: string | undefined }) {
  const { group, most, seed, choice } = props;
  const { t } = useText();
  return (
    <section>
      <h3>{t(`risk.group.${group.of}`)}</h3>
      <table class="risk-table" data-testid={`risk-${group.of}`}>
        <thead>
          <tr>
            <th scope="col">{t("risk.column.fault")}</th>
            <th scope="col">{t("risk.column.lost")}</th>
            <th scope="col">{t("risk.column.spread")}</th>
            <th scope="col">{t("risk.column.loop")}</th>
            <th scope="col">{t("risk.column.change")}</th>
          </tr>
        </thead>
        {group.rows.map((row) => (
          <Row key={row.finding.id} row={row} most={most} seed={seed} choice={choice} />
        ))}
      </table>
    </section>
  );
}

function Screened({ screened }: Pick<RiskView, "screened">) {
  const { t, format } = useText();
  return (
    <details class="risk-screened">
      <summary>{t("risk.screened.title", { count: screened.length })}</summary>
      <table class="risk-table">
        <thead>
          <tr>
            <th scope="col">{t("risk.column.fault")}</th>
            <th scope="col">{t("risk.column.screened")}</th>
          </tr>
        </thead>
        <tbody>
          {screened.map(({ id, says, userMinutes }) => (
            <tr key={id}>
              <td>
                <span translate={false}>{says}</span> <Chip>{t("risk.screened")}</Chip>
              </td>
              <td class="mono">{format.userMinutes(userMinutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
