/**
 * The map as text: one button per node with a full sentence, grouped by region, and its neighbours as buttons. The same
 * picture and the same selection as the canvas; arrows walk, Tab passes by. Also the surface tests read.
 */
import { useRef } from "preact/hooks";
import type { TargetedKeyboardEvent } from "preact";
import { Mark } from "../dom/index.ts";
import { useText } from "../text/index.ts";
import type { MapPicture, Selection } from "./picture.ts";
import { sentenceOf } from "./sentence.ts";
import "./list.css";

export function MapList(props: {
  picture: MapPicture;
  selection: Selection | undefined;
  onSelect: (selection: Selection) => void;
}) {
  const { picture, selection, onSelect } = props;
  const text = useText();
  const list = useRef<HTMLDivElement>(null);
  const names = new Map(picture.stations.map((station) => [station.id, station.label]));
  const chosen = selection?.kind === "station" ? selection.id : undefined;
  const entry = chosen ?? picture.stations[0]?.id;
  const groups = [
    ...picture.regions.map(({ id, name, line }) => ({ id, name, line })),
    { id: undefined, name: text.t("map.tray"), line: "" },
  ];
  return (
    <div class="map-list" ref={list} role="group" aria-label={text.t("map.list")} onKeyDown={walk}>
      {groups.map((group) => (
        <section key={group.id ?? "tray"} aria-label={group.name}>
          <h3>
            {group.name} <span>{group.line}</span>
          </h3>
          <ul>
            {picture.stations
              .filter((station) => (station.place.at === "region" ? station.place.region : undefined) === group.id)
              .map((station) => (
                <li key={station.id}>
                  <button
                    type="button"
                    data-testid={`node-${station.id}`}
                    aria-pressed={station.id === chosen}
                    tabIndex={station.id === entry ? 0 : -1}
                    onClick={() => onSelect({ kind: "station", id: station.id })}
                  >
                    {(station.state === "ok" || station.state === "slow" || station.state === "err") && (
                      <Mark state={station.state} />
                    )}
                    {sentenceOf(station, group.name, picture, names, text)}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Roving focus: up and down through the buttons, Home and End to the ends. */
function walk(event: TargetedKeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
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
