/** The table of all services: what is taken for each, what of it is guessed, and fields to correct it. */
import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import type { ImportedService, ImportedWorld } from "../../../shared/protocol/index.ts";
import { Button, EmptyState, NodeIcon, Segment } from "../../dom/index.ts";
import { shapes } from "../../panels/map/index.ts";
import { useText } from "../../text/index.ts";
import { figures } from "./corrections.ts";
import type { ImportDesk } from "./desk.ts";
import { rowsOf, whichRows } from "./rows.ts";
import type { Wanted } from "./rows.ts";
import { FigureValue, KindValue } from "./Value.tsx";

/** So many rows at first, and more when somebody asks: each has six fields. */
const AT_ONCE = 100;

interface ServicesProps {
  readonly world: ImportedWorld;
  readonly desk: ImportDesk;
  readonly chosen: Signal<string | undefined>;
  readonly wanted: Signal<Wanted>;
}

export function Services({ world, desk, chosen, wanted }: ServicesProps) {
  const { t } = useText();
  const most = useSignal(AT_ONCE);
  const rows = rowsOf(world, wanted.value, desk.corrections.value);
  const shown = rows.slice(0, most.value);
  const want = (more: Partial<Wanted>): void => {
    wanted.value = { ...wanted.value, ...more };
    most.value = AT_ONCE;
  };
  return (
    <section class="import-services">
      <div class="import-filter">
        <input
          class="input"
          type="search"
          aria-label={t("importing.search")}
          placeholder={t("importing.search")}
          value={wanted.value.words}
          onInput={(event) => want({ words: event.currentTarget.value })}
          data-testid="find-services"
        />
        <Segment
          label={t("importing.which")}
          options={whichRows.map((id) => ({ id, label: t(`importing.which.${id}`) }))}
          chosen={wanted.value.which}
          onChoose={(which) => want({ which })}
        />
        <span class="quiet" role="status">
          {t("importing.shown", { shown: rows.length, count: world.services.length })}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t("importing.none")}>{t("importing.none.do")}</EmptyState>
      ) : (
        <div class="import-table" role="region" aria-label={t("importing.tab.services")} tabIndex={0}>
          <table data-testid="import-table">
            <thead>
              <tr>
                <Heading of="name" wanted={wanted.value} onSort={() => want({ by: "name" })} />
                <th scope="col">{t("importing.kind")}</th>
                {figures.map((field) =>
                  field === "rps" ? (
                    <Heading key={field} of="rps" wanted={wanted.value} onSort={() => want({ by: "rps" })} />
                  ) : (
                    <th key={field} scope="col">
                      {t(`importing.${field}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map((service) => (
                <Row key={service.name} {...{ service, world, desk, chosen }} />
              ))}
            </tbody>
          </table>
          {rows.length > shown.length && (
            <p class="import-next">
              <Button onClick={() => (most.value += AT_ONCE)}>
                {t("importing.next", { count: Math.min(AT_ONCE, rows.length - shown.length) })}
              </Button>
            </p>
          )}
        </div>
      )}
    </section>
  );
}

function Heading(props: { of: Wanted["by"]; wanted: Wanted; onSort: () => void }) {
  const { t } = useText();
  const column = t(`importing.${props.of}`);
  const sorts = props.of === "rps" ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={props.wanted.by === props.of ? sorts : "none"}>
      <button type="button" title={t("importing.sort", { column })} onClick={props.onSort}>
        {column}
        <span aria-hidden="true">{props.wanted.by === props.of ? (sorts === "descending" ? " ↓" : " ↑") : ""}</span>
      </button>
    </th>
  );
}

function Row(props: Omit<ServicesProps, "wanted"> & { service: ImportedService }) {
  const { service, world, desk, chosen } = props;
  const { t } = useText();
  const choose = (): void => {
    chosen.value = service.name;
  };
  return (
    <tr
      class={`${chosen.value === service.name ? "is-chosen" : ""}${service.lump === null ? "" : " is-lumped"}`}
      onClick={choose}
      onFocusCapture={choose}
      data-testid={`service-${service.name}`}
    >
      <th scope="row">
        <button type="button" class="import-name" aria-pressed={chosen.value === service.name} onClick={choose}>
          <NodeIcon kind={shapes[service.kind[0]]} size={18} />
          <span>
            <span translate={false}>{service.name}</span>{" "}
            {service.group !== null && (
              <span class="quiet" translate={false}>
                {service.group}
              </span>
            )}
            {service.lump !== null && (
              <span class="import-lumped">{t("importing.played", { name: world.lumps[service.lump] ?? "" })}</span>
            )}
          </span>
        </button>
      </th>
      <td>
        <KindValue {...{ service, world, desk }} />
      </td>
      {figures.map((field) => (
        <td key={field}>
          <FigureValue {...{ service, world, desk, field }} />
        </td>
      ))}
    </tr>
  );
}
