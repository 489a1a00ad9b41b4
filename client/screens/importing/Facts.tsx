/** What is known of the chosen service, and why: each value with its basis, who asks it and whom it asks. */
import type { Signal } from "@preact/signals";
import type { ImportedCall, ImportedFact, ImportedService, ImportedWorld } from "../../../shared/protocol/index.ts";
import { EmptyState, NodeIcon } from "../../dom/index.ts";
import { shapes } from "../../panels/map/index.ts";
import { useText } from "../../text/index.ts";
import { figures } from "./corrections.ts";
import type { Corrected } from "./corrections.ts";
import type { ImportDesk } from "./desk.ts";
import { FigureValue, KindValue, plainFigure } from "./Value.tsx";

interface FactsProps {
  readonly world: ImportedWorld;
  readonly desk: ImportDesk;
  readonly chosen: Signal<string | undefined>;
  /** What the pointer is on, which is shown for as long as it is. */
  readonly pointed: Signal<string | undefined>;
}

export function Facts({ world, desk, chosen, pointed }: FactsProps) {
  const { t } = useText();
  const shown = pointed.value ?? chosen.value;
  const place = world.services.findIndex(({ name }) => name === shown);
  const service = world.services[place];
  if (!service)
    return (
      <>
        <EmptyState title={t("importing.pick")}>{t("importing.pick.do")}</EmptyState>
        <Legend world={world} />
        <Lumps world={world} />
      </>
    );
  return <Chosen key={service.name} {...{ service, place, world, desk, chosen, pointed }} />;
}

function Chosen(props: FactsProps & { service: ImportedService; place: number }) {
  const { service, place, world, desk, chosen } = props;
  const { t, format } = useText();
  const { name, group, lump, peopleRps } = service;
  const inLump = lump === null ? 0 : world.services.filter((one) => one.lump === lump).length;
  return (
    <section class="import-facts" data-testid="import-facts" aria-label={name}>
      <header>
        <NodeIcon kind={shapes[service.kind[0]]} />
        <h2 translate={false}>{name}</h2>
        {group !== null && (
          <span class="quiet" translate={false}>
            {group}
          </span>
        )}
      </header>
      <p>
        {lump === null
          ? t("importing.asStation")
          : t("importing.inLump", { count: inLump, name: world.lumps[lump] ?? "" })}
      </p>
      {peopleRps > 0 && <p>{t("importing.byPeople", { rate: format.rate(peopleRps) })}</p>}
      <dl>
        <div>
          <dt>{t("importing.kind")}</dt>
          <dd>
            <KindValue {...{ service, world, desk }} />
            <Basis {...{ service, world, desk }} field="kind" fact={service.kind} />
          </dd>
        </div>
        {figures.map((field) => (
          <div key={field}>
            <dt>{t(`importing.${field}`)}</dt>
            <dd>
              <FigureValue {...{ service, world, desk, field }} />
              <Basis {...{ service, world, desk, field }} fact={service[field]} />
            </dd>
          </div>
        ))}
      </dl>
      <Ends title={t("importing.callers")} none={t("importing.noCallers")} {...{ world, chosen, place }} end="from" />
      <Ends title={t("importing.callees")} none={t("importing.noCallees")} {...{ world, chosen, place }} end="to" />
    </section>
  );
}

/** Why a value is believed; of a correction, whether it stands. */
function Basis(
  props: Pick<FactsProps, "world" | "desk"> & {
    service: ImportedService;
    field: Corrected;
    fact: ImportedFact<string | number>;
  },
) {
  const { world, desk, service, field, fact } = props;
  const { t } = useText();
  const basis = world.bases[fact[1]] ?? "";
  const own = desk.corrections.value.get(service.name)?.[field];
  const stands = own === undefined || desk.isBusy.value || isAsSaid(own, fact[0]);
  const says = !stands
    ? t("importing.unstood", { value: own, basis })
    : own !== undefined
      ? t("importing.yours")
      : t(fact[2] === "?" ? "importing.guess" : "importing.told", { basis });
  return <p class={stands ? "quiet" : "tone-slow"}>{says}</p>;
}

function isAsSaid(said: string | number, is: string | number): boolean {
  return typeof said === "number" && typeof is === "number" ? plainFigure(said) === plainFigure(is) : said === is;
}

function Ends(props: {
  title: string;
  none: string;
  world: ImportedWorld;
  chosen: Signal<string | undefined>;
  place: number;
  /** Which end of the calls is listed. */
  end: "from" | "to";
}) {
  const { world, chosen, place, end } = props;
  const { t } = useText();
  const calls = world.calls.filter((call) => call[end === "from" ? "to" : "from"] === place);
  const told = ({ perRequest, waits }: ImportedCall): string => {
    if (perRequest === null) return t("importing.byItself");
    const times = `${plainFigure(perRequest[0])}${perRequest[2] ?? ""}`;
    return [t("importing.perRequest", { times }), ...(waits ? [] : [t("importing.beside")])].join(", ");
  };
  return (
    <>
      <h3>
        <Line look={end === "from" ? "callers" : "callees"} /> {props.title} <span class="quiet">{calls.length}</span>
      </h3>
      {calls.length === 0 && <p class="quiet">{props.none}</p>}
      <ul class="import-ends">
        {calls.map((call) => {
          const other = world.services[call[end]];
          return (
            <li key={call[end]}>
              <button type="button" onClick={() => (chosen.value = other?.name)}>
                <span translate={false}>{other?.name}</span> <span class="quiet">{told(call)}</span>
              </button>
              <p class="quiet">
                {t(call.exists[2] === "?" ? "importing.guess" : "importing.told", {
                  basis: world.bases[call.exists[1]] ?? "",
                })}
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Legend({ world }: { world: ImportedWorld }) {
  const { t } = useText();
  const isLumped = world.lumps.length > 0;
  return (
    <section class="import-legend">
      <h3>{t("importing.legend")}</h3>
      <ul>
        <li>
          <NodeIcon kind="service" size={18} /> {t("importing.legend.station")}
        </li>
        {isLumped && (
          <li class="is-lumped">
            <NodeIcon kind="service" size={18} /> {t("importing.legend.lumped")}
          </li>
        )}
        <li>
          <Line look="seen" /> {t("importing.legend.seen")}
        </li>
        <li>
          <Line look="guess" /> {t("importing.legend.guess")}
        </li>
        <li>
          <b class="value-guess">?</b> {t("importing.legend.mark")}
        </li>
        <li>
          <span class="import-unmarked" /> {t("importing.legend.unmarked")}
        </li>
      </ul>
    </section>
  );
}

/** As calls are drawn in the picture. */
function Line({ look }: { look: "seen" | "guess" | "callers" | "callees" }) {
  return (
    <svg class={`import-line import-line-${look}`} width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <path d="M0 9 H18" />
    </svg>
  );
}

function Lumps({ world }: { world: ImportedWorld }) {
  const { t } = useText();
  if (world.lumps.length === 0) return null;
  const lumps = world.lumps
    .map((name, n) => ({ name, n }))
    .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  return (
    <section>
      <h3>
        {t("importing.lumps")} <span class="quiet">{world.lumps.length}</span>
      </h3>
      <ul class="import-lumps">
        {lumps.map(({ name, n }) => (
          <li key={name}>
            <span translate={false}>{name}</span>
            <span class="quiet">
              {t("importing.lump.count", { count: world.services.filter(({ lump }) => lump === n).length })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
