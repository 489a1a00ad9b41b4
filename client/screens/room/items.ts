/**
 * What the palette offers, and how a line is read: letters find a thing, and a number at the end is how much. `drain
 * eu-west 20%` opens the sheet of that change with its value; nothing starts without passing the sheet.
 */
import type { Verb } from "../../../shared/actions/index.ts";
import { hasLayer } from "../../../shared/protocol/index.ts";
import type { PermittedAction } from "../../../shared/protocol/index.ts";
import { openSheet } from "../../panels/act/index.ts";
import { amountText, filterPlaces, placeText, seatName } from "../../panels/frame/index.ts";
import type { FilterPlace } from "../../panels/frame/index.ts";
import type { Acts } from "./acts.ts";
import { canHandOff, isScribe } from "../../panels/lead/index.ts";
import type { Room } from "../../store/index.ts";
import type { Text } from "../../text/index.ts";
import { matching } from "./matching.ts";
import { tabName, tabsOf } from "./tabs.ts";

export interface Item {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  /** Other words that it goes by. */
  readonly also?: string;
  run(): void;
}

/** An item that takes a number. */
interface Settable extends Item {
  /** The same with the nearest number that is allowed. */
  with(amount: number): Item;
}

export interface Palette {
  find(typed: string): readonly Item[];
}

/** A number at the end, with or without its unit. */
const ending = /\s+(\d+(?:\.\d+)?)\s*(?:%|\/s|ms|s|min|x)?\s*$/;

/** What people type for a kind of change, whatever its label says. */
const otherWords = {
  "parameter.set": "palette.words.set",
  "traffic.admit": "palette.words.admit",
  "traffic.limit": "palette.words.limit",
  "traffic.shift": "palette.words.shift",
  "capacity.add": "palette.words.add",
  "capacity.remove": "palette.words.remove",
  "instances.restart": "palette.words.restart",
  "instances.quarantine": "palette.words.quarantine",
  "cache.flush": "palette.words.flush",
  "cache.warm": "palette.words.warm",
  "queue.purge": "palette.words.purge",
  "store.restore": "palette.words.restore",
  "records.refresh": "palette.words.refresh",
  "automation.pause": "palette.words.pause",
  "automation.resume": "palette.words.resume",
  "automation.override": "palette.words.override",
  "change.rollback": "palette.words.rollback",
  "change.push": "palette.words.push",
  "changes.freeze": "palette.words.freeze",
  "breaker.force": "palette.words.force",
} as const satisfies Record<Verb, string>;

export function createPalette(acts: Acts, text: Text): Palette {
  const { room } = acts;
  const changes = changesOf(acts, text);
  const items = [
    ...placesOf(room, text),
    ...changes,
    ...looksOf(room, text),
    ...panelsOf(acts, text),
    ...filtersOf(acts, text),
    ...leadOf(acts, text),
    ...peopleOf(room, text),
  ];
  return {
    find(typed) {
      const found = matching(items, typed);
      const amount = ending.exec(typed);
      if (found.length > 0 || amount === null) return found;
      return matching(changes, typed.slice(0, amount.index)).flatMap((item) =>
        "with" in item ? [item.with(Number(amount[1]))] : [],
      );
    },
  };
}

function placesOf({ common, ui }: Room, { t }: Text): readonly Item[] {
  const { map } = common.peek();
  const select = (kind: "station" | "edge", id: string) => () => ui.act({ do: "select", selection: { kind, id } });
  return [
    ...(map?.nodes ?? []).map(({ id }) => ({
      id,
      label: placeText(map, id, t),
      kind: t("palette.service"),
      run: select("station", id),
    })),
    ...(map?.links ?? []).map(({ id }) => ({
      id: `call ${id}`,
      label: placeText(map, id, t),
      kind: t("palette.call"),
      run: select("edge", id),
    })),
  ];
}

function changesOf(acts: Acts, text: Text): readonly (Item | Settable)[] {
  return acts.room.own
    .peek()
    .permitted.flatMap((action) => action.targets.map(({ target }) => changeOf(acts, text, action, target)));
}

function changeOf(acts: Acts, text: Text, action: PermittedAction, target: string): Item | Settable {
  const { room } = acts;
  const { t } = text;
  const { value } = action;
  const name = `${action.label} · ${placeText(room.common.peek().map, target, t)}`;
  const item = (label: string, amount?: number): Item => ({
    id: `${action.action}:${target}`,
    label,
    kind: t("palette.action"),
    also: t(otherWords[action.verb]),
    run: () => {
      openSheet(room.drafts, action.action, target, amount);
      acts.openSide("act", "form.sheet input", "form.sheet [data-launch]:enabled", "form.sheet");
    },
  });
  if (!value) return item(name);
  return {
    ...item(name),
    with(amount) {
      const step = Math.round((amount - value.min) / value.step) * value.step;
      const allowed = Math.min(value.max, Math.max(value.min, value.min + step));
      return item(`${name} · ${amountText(text, allowed, value.unit, value)}`, allowed);
    },
  };
}

function looksOf(room: Room, { t }: Text): readonly Item[] {
  const { map } = room.common.peek();
  return room.own.peek().diagnostics.available.flatMap(({ diagnostic, targets }) =>
    targets.map((target) => ({
      id: `look ${diagnostic} ${target}`,
      label: `${t(`look.${diagnostic}`)} · ${placeText(map, target, t)}`,
      kind: t("palette.look"),
      run: () => room.ask({ type: "diagnostic.run", diagnostic, target }),
    })),
  );
}

/** The parts of the right column, and the host's pause, which has no key of its own: `p` is the status post. */
function panelsOf(acts: Acts, { t }: Text): readonly Item[] {
  const { room } = acts;
  const { layer, isPaused } = room.common.peek().session;
  const clock: Item = {
    id: "clock",
    label: t(isPaused ? "topbar.resume" : "topbar.pause"),
    kind: t("palette.clock"),
    run: () => room.ask({ type: isPaused ? "clock.resume" : "clock.pause" }),
  };
  return [
    ...tabsOf(layer).map((tab) => ({
      id: tab,
      label: t(tabName(tab, layer)),
      kind: t("palette.panel"),
      run: () => void acts.openSide(tab),
    })),
    ...(room.own.peek().you.isHost ? [clock] : []),
  ];
}

/** Lists that can be narrowed now, for whoever does without single keys. */
function filtersOf(acts: Acts, { t }: Text): readonly Item[] {
  const { common, own, ui } = acts.room;
  const { session, lead } = common.peek();
  const isThere: Readonly<Record<FilterPlace, boolean>> = {
    alerts: true,
    tasks: hasLayer(session.layer, "full") && lead.tasks.length > 0,
    map: ui.state.peek().mapAs === "list",
    dock: ["logs", "traces", "changes"].includes(ui.state.peek().dock),
    tray: own.peek().tray.length > 0,
    board: true,
    act: true,
    runbook: true,
    chat: true,
    timeline: true,
  };
  return filterPlaces
    .filter((place) => isThere[place])
    .map((place) => ({
      id: `filter ${place}`,
      label: t(`filter.${place}`),
      kind: t("palette.filter"),
      run: () => void acts.perform({ do: "filter", in: place }),
    }));
}

/** Forms of the column of tasks, for whom they are. */
function leadOf(acts: Acts, { t }: Text): readonly Item[] {
  const [common, own] = [acts.room.common.peek(), acts.room.own.peek()];
  const isFull = hasLayer(common.session.layer, "full");
  const item = (act: "handOff" | "remind"): Item => ({
    id: act,
    label: t(`palette.${act}`),
    kind: t("lead.title"),
    run: () => void acts.perform({ do: act }),
  });
  return [
    ...(isFull && canHandOff({ common, own }) ? [item("handOff")] : []),
    ...(isScribe({ common, own }) ? [item("remind")] : []),
  ];
}

/** Everybody else who is seated: choosing one begins a line to them. */
function peopleOf(room: Room, { t }: Text): readonly Item[] {
  const [common, own, names] = [room.common.peek(), room.own.peek(), room.names.peek()];
  const others = common.seats.filter(({ member, seat }) => member !== null && seat !== own.you.seat);
  return others.map(({ seat, consoles }) => {
    const name = seatName({ common, own, names }, seat, t);
    return {
      id: `seat ${seat}`,
      label: name,
      kind: consoles.join(" "),
      also: consoles.join(" "),
      run: () => {
        const draft = room.drafts.of("chat.say");
        draft.value = `${draft.value.trimEnd()} @${name} `.trimStart();
        room.ui.act({ do: "side", tab: "chat" });
      },
    };
  });
}
