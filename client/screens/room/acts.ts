/** What keys and palette do to the desk. One function per wish, so that every way to it is the same way. */
import type { Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { repeatLook, undoLast } from "../../panels/act/index.ts";
import { alertRows, filteredAlerts, nodeOfAlert, walkOf } from "../../panels/alerts/index.ts";
import type { Silencing } from "../../panels/alerts/index.ts";
import { openHypothesisForm } from "../../panels/board/index.ts";
import { startReport } from "../../panels/chat/index.ts";
import { openSitrep } from "../../panels/comms/index.ts";
import {
  canHandOff,
  isScribe,
  openHandoffForm,
  openReminderForm,
  openReport,
  openTaskForm,
  taskToAck,
} from "../../panels/lead/index.ts";
import { openFilter } from "../../panels/frame/index.ts";
import type { FilterPlace } from "../../panels/frame/index.ts";
import { wordsFor } from "../../panels/sentences/index.ts";
import { shareSelected } from "../../panels/tray/index.ts";
import { confidences, hasLayer } from "../../../shared/protocol/index.ts";
import type { Command } from "../../../shared/protocol/index.ts";
import { sideTabs } from "../../store/index.ts";
import type { Room, SideTab } from "../../store/index.ts";
import type { Text } from "../../text/index.ts";
import type { Keys } from "../../keys/index.ts";
import { focusOf, readKey } from "./keys.ts";
import type { KeyAct, ScreenPart } from "./keys.ts";
import type { Places } from "./places.ts";
import { tabsOf } from "./tabs.ts";
import { walk } from "./walk.ts";

export interface Acts {
  readonly room: Room;
  /** Returns whether there was something to do: a key that did nothing keeps its usual meaning. */
  perform(act: KeyAct): boolean;
  /** Opens a panel of the right column and goes to the first of these that is in it, or else to the panel. */
  openSide(tab: SideTab, ...selectors: readonly string[]): boolean;
}

/** What can stand over the room. */
export type Opened = "palette" | "help" | "captions";

interface Hands {
  readonly room: Room;
  readonly silencing: Silencing;
  readonly open: Signal<Opened | null>;
  readonly places: Places;
  readonly text: Text;
  readonly onMute: () => void;
}

export function createActs({ room, silencing, open, places, text, onMute }: Hands): Acts {
  const { ui } = room;

  function openSide(tab: SideTab, ...selectors: readonly string[]): boolean {
    if (!tabsOf(room.common.peek().session.layer).includes(tab)) return false;
    ui.act({ do: "side", tab });
    places.focus(...selectors, "#side");
    return true;
  }

  function go(part: ScreenPart): boolean {
    if (part === "board" || part === "act" || part === "comms") return openSide(part);
    places.focus(`#${part}`);
    return true;
  }

  function newHypothesis(): boolean {
    if (!hasLayer(room.common.peek().session.layer, "standard")) return false;
    openHypothesisForm(room.drafts);
    return openSide("board", ".add-hypothesis select");
  }

  /** The report of one's task, in command that of the situation, and else a line in the chat. */
  function report(): boolean {
    const { common, own, drafts } = now();
    if (openReport(drafts, common.lead, own.you.seat)) {
      places.focus(".lead-form input", "#lead");
      return true;
    }
    const commands = own.refused["sitrep.post"] === undefined && own.you.seat !== null;
    if (commands && hasLayer(common.session.layer, "standard")) {
      openSitrep({ common, drafts, words: wordsFor({ common, own, names: room.names.peek() }, text) });
      return openSide("comms", ".sitrep textarea");
    }
    startReport(room.drafts, room.own.peek().you.consoles, text.t);
    return openSide("chat", ".chat-say input");
  }

  /** The views as they are now, for what is worked out from them. */
  const now = () => ({ common: room.common.peek(), own: room.own.peek(), drafts: room.drafts });

  function takeTask(): boolean {
    const task = taskToAck(room.common.peek().lead, room.own.peek().you.seat);
    return ask(task ? { type: "task.ack", task: task.id } : null);
  }

  function assignTask(): boolean {
    if (!hasLayer(room.common.peek().session.layer, "full")) return false;
    openTaskForm(room.drafts);
    places.focus(".lead-form input", "#lead");
    return true;
  }

  function object(): boolean {
    if (room.common.peek().lead.polls.every(({ endsAtMs }) => endsAtMs === null)) return false;
    places.focus("#objection");
    return true;
  }

  /** Goes to the answer where command is offered to this seat, and where it has command to the form that offers it. */
  function handOff(): boolean {
    const { common, own, drafts } = now();
    const { handoff } = common.lead;
    if (handoff !== null && handoff.to === own.you.seat) places.focus("#take-command");
    else if (hasLayer(common.session.layer, "full") && canHandOff({ common, own })) {
      openHandoffForm({ common, drafts, words: wordsFor({ common, own, names: room.names.peek() }, text) });
      places.focus(".lead-form select", "#lead");
    } else return false;
    return true;
  }

  function remind(): boolean {
    if (!isScribe(now())) return false;
    openReminderForm(room.drafts);
    places.focus(".lead-form input", "#lead");
    return true;
  }

  function rate(step: 1 | -1): boolean {
    const { common, drafts } = now();
    const idea = common.hypotheses.find(({ id }) => id === drafts.of("board.hypothesis").peek());
    if (!idea || !hasLayer(common.session.layer, "full")) return false;
    const at = idea.confidence === null ? (step > 0 ? -1 : confidences.length) : confidences.indexOf(idea.confidence);
    const confidence = confidences[at + step];
    return ask(confidence ? { type: "hypothesis.rate", hypothesis: idea.id, confidence } : null);
  }

  function ask(command: Command | null): boolean {
    if (command !== null) room.ask(command);
    return command !== null;
  }

  /** In: the region of what is selected, then one after another. Out: all of them. */
  function zoom(step: 1 | -1): boolean {
    const { region, selection } = ui.state.peek();
    const { map } = room.common.peek();
    if (map === null || (step < 0 && region === null)) return false;
    const around = selection && map.nodes.find(({ id }) => selection.id.split(">").includes(id))?.region;
    const at = map.regions.findIndex(({ id }) => id === region);
    const next = map.regions[region === null ? (around ?? 0) : (at + 1) % map.regions.length];
    ui.act({ do: "region", region: step < 0 ? null : (next?.id ?? null) });
    return true;
  }

  function stepAlert(step: 1 | -1): boolean {
    const groups = walkOf(alertRows(filteredAlerts(room, text), room.tick.peek()), ui.state.peek().isStormOpen);
    if (groups.length === 0) return false;
    const at = groups.findIndex(({ top }) => top.id === ui.state.peek().alert);
    const next = at < 0 ? (step > 0 ? 0 : groups.length - 1) : (at + step + groups.length) % groups.length;
    const top = groups[next]?.top;
    if (!top) return false;
    ui.act({ do: "alert", alert: top.id });
    const node = nodeOfAlert(top, room.common.peek().map);
    if (node !== null) ui.act({ do: "select", selection: { kind: "station", id: node } });
    return true;
  }

  /** The chosen alert, or else the first page that nobody has taken. */
  function chosenAlert(): string | null {
    const { alerts } = room.common.peek();
    const chosen = alerts.find(({ id, state }) => id === ui.state.peek().alert && state === "firing");
    const waiting = alerts.find(
      (alert) => alert.severity === "page" && alert.state === "firing" && alert.ackedBy === null,
    );
    return (chosen ?? waiting)?.id ?? null;
  }

  function step(direction: Parameters<typeof walk>[2]): boolean {
    const { map } = room.common.peek();
    const to = map && walk(map, ui.state.peek().selection, direction);
    if (!to) return false;
    ui.act({ do: "select", selection: to });
    return true;
  }

  /** Opens the filter of a list, and whatever the list stands behind. */
  function filter(place: FilterPlace | null): boolean {
    if (place === null) return false;
    const tab = sideTabs.find((each) => each === place);
    if (place === "timeline") room.drafts.of("timeline.shown").value = "all";
    else if (tab !== undefined && (!places.hasFilter(place) || places.isNarrow())) ui.act({ do: "side", tab });
    else if (!places.hasFilter(place)) return false;
    openFilter(room.drafts, place);
    return true;
  }

  /** Closes what is uppermost: a refusal, the drawer, an open row, the selection. */
  function close(): boolean {
    const { isDrawerOpen, alert, selection } = ui.state.peek();
    if (room.refusal.peek() !== null) room.dismiss("refusal");
    else if (isDrawerOpen && places.isNarrow()) ui.act({ do: "drawer", open: false });
    else if (alert !== null) ui.act({ do: "alert", alert: null });
    else if (selection !== null) ui.act({ do: "select", selection: null });
    else return false;
    return true;
  }

  function onAlert(act: (id: string) => void): boolean {
    const id = chosenAlert();
    if (id !== null) act(id);
    return id !== null;
  }

  function perform(act: KeyAct): boolean {
    switch (act.do) {
      case "go":
        return go(act.to);
      case "actHere":
        return openSide("act", "#side .offers .offer");
      case "newHypothesis":
        return newHypothesis();
      case "share":
        return shareSelected(now(), room);
      case "repeatLook":
        return ask(repeatLook(now()));
      case "undo":
        return ask(undoLast(now(), room.clockMs.peek()));
      case "post":
        return openSide("comms", ".composer select");
      case "report":
        return report();
      case "takeTask":
        return takeTask();
      case "assignTask":
        return assignTask();
      case "object":
        return object();
      case "handOff":
        return handOff();
      case "remind":
        return remind();
      case "rate":
        return rate(act.step);
      case "filter":
        return filter(act.in ?? places.filterHere());
      case "leaveText":
        places.leaveText();
        return true;
      case "mute":
        onMute();
        return true;
      case "walk":
        return step(act.direction);
      case "open":
        if (ui.state.peek().selection === null) return false;
        places.focus("#dock .finding-bar button", "#dock");
        return true;
      case "alert":
        return stepAlert(act.step);
      case "ack":
        return onAlert((alert) => room.ask({ type: "alert.ack", alert }));
      case "silence":
        return onAlert((alert) => (silencing.of.value = alert));
      case "tab":
        ui.act({ do: "dock", tab: act.tab });
        return true;
      case "zoom":
        return zoom(act.step);
      case "fit":
        ui.act({ do: "fit" });
        return true;
      case "palette":
      case "help":
      case "captions":
        open.value = act.do;
        return true;
      case "nextPart":
        places.focusNext();
        return true;
      case "close":
        return close();
    }
  }

  return { room, perform, openSide };
}

/** Listens for as long as the room is shown. */
export function useKeys(acts: Acts, keys: Keys | null): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const isControl = event.ctrlKey || event.metaKey;
      const focus = focusOf(document.activeElement);
      const press = { key: event.key, isControl, isAlt: event.altKey, isRepeat: event.repeat, focus };
      const act = readKey(press, keys);
      if (act !== null && acts.perform(act)) event.preventDefault();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [acts, keys]);
}
