/**
 * The map as text: one button per node with a full sentence, grouped by region, and its neighbours' names in it. Calls
 * stand under their caller: those in trouble always, the quiet ones while their caller is chosen. The same picture and the
 * same selection as the canvas; arrows walk, Tab passes by. Also the surface tests read.
 */
import type { ComponentChildren, TargetedKeyboardEvent } from "preact";
import { Mark } from "../dom/index.ts";
import { useText } from "../text/index.ts";
import type { Health } from "../../shared/protocol/index.ts";
import type { EdgePicture, MapPicture, RegionPicture, Selection, StationPicture } from "./picture.ts";
import { callSentence, isRemarkable, sentenceOf } from "./sentence.ts";
import "./list.css";

interface MapListProps {
  readonly picture: MapPicture;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection) => void;
  /** Whether a sentence stays: a node goes when neither its own does nor that of a call under it. */
  readonly keep?: (sentence: string) => boolean;
  /** What stands over the rows, told how many of the nodes are among them. */
  readonly head?: (shown: number, total: number) => ComponentChildren;
}

export function MapList(props: MapListProps) {
  const { picture, selection, keep = () => true } = props;
  const text = useText();
  const names = new Map(picture.stations.map((station) => [station.id, station.label]));
  const chosenCall = selection?.kind === "edge" ? picture.edges.find(({ id }) => id === selection.id) : undefined;
  const chosen = selection?.kind === "station" ? selection.id : chosenCall?.from;
  const callsOf = (id: string): readonly EdgePicture[] =>
    picture.edges.filter((edge) => edge.from === id && (id === chosen || isRemarkable(edge)));
  const groups = [
    ...picture.regions.map((region) => ({
      id: region.id,
      name: region.name,
      line: lineOf(region, text.t("map.noSignal")),
    })),
    { id: undefined, name: text.t("map.tray"), line: "" },
  ];
  const placeOf = ({ place }: StationPicture): string | undefined => (place.at === "region" ? place.region : undefined);
  const rows = picture.stations.map((station) => {
    const { name } = groups.find(({ id }) => id === placeOf(station)) ?? { name: "" };
    const calls = callsOf(station.id).map((edge) => ({ edge, says: callSentence(edge, names, text) }));
    return { station, calls, says: sentenceOf(station, name, picture, names, text) };
  });
  const kept = rows.filter(({ says, calls }) => keep(says) || calls.some((call) => keep(call.says)));
  const isListed = ({ id }: Selection): boolean =>
    kept.some(({ station, calls }) => station.id === id || calls.some(({ edge }) => edge.id === id));
  const entry = selection && isListed(selection) ? selection.id : kept[0]?.station.id;
  const row = (kind: Selection["kind"], id: string, state: Health, words: string) => (
    <Row {...props} of={{ kind, id }} state={state} isEntry={id === entry}>
      {words}
    </Row>
  );
  return (
    <div class="map-list" role="group" aria-label={text.t("map.list")} onKeyDown={walk}>
      {props.head?.(kept.length, rows.length)}
      {groups.map((group) => (
        <section key={group.id ?? "tray"} aria-label={group.name}>
          <h3>
            {group.name} <span>{group.line}</span>
          </h3>
          {picture.arcs
            .filter(({ from }) => from === group.id)
            .map(({ id, to, plate }) => (
              <p key={id}>
                → {picture.regions.find((region) => region.id === to)?.name ?? to}: {plate}
              </p>
            ))}
          <ul>
            {kept
              .filter(({ station }) => placeOf(station) === group.id)
              .map(({ station, calls, says }) => (
                <li key={station.id}>
                  {row("station", station.id, station.state, says)}
                  <ul>
                    {calls.map((call) => (
                      <li key={call.edge.id}>{row("edge", call.edge.id, call.edge.state, call.says)}</li>
                    ))}
                  </ul>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function lineOf({ state, line }: RegionPicture, noSignal: string): string {
  return state === "dead" ? `${noSignal} · ${line}` : line;
}

function Row(
  props: Pick<MapListProps, "selection" | "onSelect"> & {
    of: Selection;
    state: Health;
    isEntry: boolean;
    children: string;
  },
) {
  const { of, state, selection } = props;
  return (
    <button
      type="button"
      data-testid={`${of.kind === "station" ? "node" : "call"}-${of.id}`}
      aria-pressed={selection?.kind === of.kind && selection.id === of.id}
      tabIndex={props.isEntry ? 0 : -1}
      onClick={() => props.onSelect(of)}
    >
      {(state === "ok" || state === "slow" || state === "err") && <Mark state={state} />}
      {props.children}
    </button>
  );
}

/** Roving focus: up and down through the buttons, Home and End to the ends. */
function walk(event: TargetedKeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button[data-testid]")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const to = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: buttons.length - 1,
  }[event.key];
  if (to === undefined || at === -1) return;
  event.preventDefault();
  buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
}
