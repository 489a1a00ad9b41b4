/** Three charts side by side, or the same numbers as a table. */
import { ticksToSeconds } from "../../../shared/base/index.ts";
import { useRoom } from "../../store/index.ts";
import { formatClock, formatT, useText } from "../../text/index.ts";
import { chartWindow } from "../timeline/index.ts";
import { STALE_S, useAgeS } from "../toolbar/index.ts";
import { Chart } from "./Chart.tsx";
import type { Mark } from "./ink.ts";
import type { Doubt, Plot } from "./plots.ts";
import { showing } from "./quantity.ts";

const WINDOW_S = 15 * 60;

export function Plots({ plots, marks, asTable }: { plots: readonly Plot[]; marks: readonly Mark[]; asTable: boolean }) {
  const { common, drafts } = useRoom();
  const ageS = useAgeS();
  const toS = ticksToSeconds(common.value.metrics.at(-1)?.tick ?? 0);
  const brushed = chartWindow(drafts);
  const edges = brushed
    ? { fromS: ticksToSeconds(brushed.from), toS: ticksToSeconds(brushed.to) }
    : { fromS: toS - WINDOW_S, toS };
  if (asTable) return <NumbersTable plots={plots} />;
  return (
    <div class="plots">
      {plots.map((plot) => (
        <figure key={plot.title} class="plot">
          <PlotHead plot={plot} />
          {plot.doubt !== null && <DoubtWords doubt={plot.doubt} />}
          <Chart plot={plot} marks={marks} {...edges} stale={ageS === null || ageS > STALE_S} />
        </figure>
      ))}
    </div>
  );
}

function PlotHead({ plot }: { plot: Plot }) {
  const { t, format } = useText();
  const show = showing(plot.quantity, format);
  const [first] = plot.lines;
  const last = first?.points.at(-1) ?? null;
  const { threshold, doubt } = plot;
  return (
    <figcaption>
      <span>
        {t(`dock.plot.${plot.title}`)}
        {threshold !== null && <small>{t(`dock.threshold.${threshold.is}`, { value: show(threshold.value) })}</small>}
      </span>
      <strong class={`mono tone-${doubt === null ? (first?.tone ?? "plain") : "plain"}`}>
        {last === null ? t("dock.nodata") : show(last)}
      </strong>
    </figcaption>
  );
}

function DoubtWords({ doubt: { is, sinceS, ageS } }: { doubt: Doubt }) {
  const { t } = useText();
  return (
    <em class="plot-doubt">
      {is === "late" ? t("dock.old", { age: formatClock(ageS) }) : t(`dock.${is}`, { at: formatT(sinceS) })}
    </em>
  );
}

/** Every half minute of the last five: enough to read a course, short enough to be read out. */
const TABLE_ROWS = 10;
const TABLE_EVERY = 3;

function NumbersTable({ plots }: { plots: readonly Plot[] }) {
  const { t, format } = useText();
  const seconds = plots[0]?.seconds ?? [];
  const rows = Array.from({ length: TABLE_ROWS }, (_, i) => seconds.length - 1 - i * TABLE_EVERY).filter(
    (row) => row >= 0,
  );
  const columns = plots.flatMap((plot) => plot.lines.map((line) => ({ plot, line })));
  return (
    <div class="plots-table" tabIndex={0} role="region" aria-label={t("dock.table")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("dock.time")}</th>
            {columns.map(({ plot, line }) => (
              <th scope="col" key={`${plot.title}/${line.name}`}>
                {t(`dock.plot.${plot.title}`)} · {t(`dock.line.${line.name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{formatT(seconds[row] ?? 0)}</th>
              {columns.map(({ plot, line }) => {
                const value = line.points[row] ?? null;
                return (
                  <td key={`${plot.title}/${line.name}`}>
                    {value === null ? t("dock.nodata") : showing(plot.quantity, format)(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
