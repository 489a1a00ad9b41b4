/**
 * The tutorial as data: what is to be done, how it shows that it has been done, and what the coach says on the way. All
 * of it is read off the view and the desk, never off clicks, so there are as many ways through a step as the room has.
 * Invariant: whatever the world does meanwhile, every step can still be done.
 */
import { secondsToTicks } from "../../../shared/base/index.ts";
import { readNode } from "../../../shared/protocol/index.ts";
import type { ActionView, CommonView, OwnView } from "../../../shared/protocol/index.ts";
import type { Shortcut } from "../../keys/index.ts";
import type { UiState } from "../../store/index.ts";
import type { Key } from "../../text/index.ts";

/** What the person sees. */
export interface Seen {
  readonly common: CommonView;
  readonly own: OwnView;
  readonly ui: UiState;
}

type FixedKey = "↑" | "↓" | "←" | "Tab" | "Enter" | "Esc";

export interface Instruction {
  /** When it is the one to say; left out: when none before it is. */
  readonly when?: (seen: Seen) => boolean;
  readonly says: Exclude<Extract<Key, `tutorial.${string}`>, "tutorial.step">;
  /** Shortcuts by name, others as they are printed. */
  readonly keys: readonly (Shortcut | FixedKey)[];
  /** What the ring goes round: the first of these selectors that is on screen. */
  readonly at: readonly string[];
}

interface Step {
  readonly isDone: (seen: Seen) => boolean;
  readonly instructions: readonly Instruction[];
}

const CAP = "cap-retries";
const FLUSH = "flush-cache";
/** Below this share of failed requests the line has fallen. */
const WELL = 0.01;
/** When a change should have shown by now. */
const PATIENCE = secondsToTicks(60);

export const steps: readonly Step[] = [
  {
    isDone: ({ ui }) => ui.selection !== null,
    instructions: [{ says: "tutorial.healthy", keys: ["↑", "↓"], at: ["#map"] }],
  },
  {
    // Who mends the world first may find that the page is over before they have taken it.
    isDone: ({ common }) => pages(common).some(({ ackedBy }) => ackedBy !== null) || hasPageResolved(common),
    instructions: [
      { when: ({ common }) => pages(common).length === 0, says: "tutorial.page.wait", keys: [], at: ["#alerts"] },
      { says: "tutorial.page", keys: ["ack"], at: [".alert-waiting", "#alerts"] },
    ],
  },
  {
    isDone: ({ common }) => common.comms.severity !== null,
    instructions: [{ says: "tutorial.declare", keys: ["comms", "Tab", "Enter"], at: [".comms .segment", "#side"] }],
  },
  {
    isDone: ({ common, own }) =>
      [...own.tray, ...common.evidence].some(
        ({ diagnostic, target }) => diagnostic === "saturation" && target === "db",
      ),
    instructions: [
      {
        when: ({ own }) => own.diagnostics.runs.some(({ diagnostic }) => diagnostic === "saturation"),
        says: "tutorial.look.running",
        keys: [],
        at: [".act .changes", "#side"],
      },
      {
        when: ({ ui }) => ui.selection?.id !== "db",
        says: "tutorial.look.choose",
        keys: ["map", "↑", "↓"],
        at: ["#map"],
      },
      { when: ({ ui }) => ui.side !== "act", says: "tutorial.look.open", keys: ["act"], at: [".side-tabs"] },
      { says: "tutorial.look", keys: ["Tab", "Enter"], at: ["[data-testid=look-saturation]"] },
    ],
  },
  {
    isDone: ({ common }) => common.evidence.length > 0,
    instructions: [{ says: "tutorial.share", keys: ["share"], at: [".tray"] }],
  },
  {
    isDone: ({ common }) => common.hypotheses.some((idea) => idea.for.length + idea.against.length > 0),
    instructions: [
      {
        when: ({ common }) => common.hypotheses.length === 0,
        says: "tutorial.hypothesis",
        keys: ["hypothesis"],
        at: [".add-hypothesis", "#side"],
      },
      { says: "tutorial.hypothesis.link", keys: ["Tab", "Enter", "←"], at: [".hypothesis", "#side"] },
    ],
  },
  {
    isDone: ({ common }) => capInEffect(common) !== undefined,
    instructions: [
      {
        when: ({ common }) => common.actions.some(({ state }) => state === "running"),
        says: "tutorial.mitigate.running",
        keys: [],
        at: [".act .changes", "#side"],
      },
      {
        when: ({ own }) => own.preparing?.action === FLUSH,
        says: "tutorial.mitigate.flush",
        keys: ["Esc"],
        at: [".estimate"],
      },
      {
        when: ({ own }) => own.preparing?.action === CAP,
        says: "tutorial.mitigate.cap",
        keys: ["Enter"],
        at: [".estimate"],
      },
      {
        when: ({ common }) => common.actions.some(({ action, state }) => action === FLUSH && state === "effective"),
        says: "tutorial.mitigate.flushed",
        keys: ["actHere"],
        at: ["[data-testid=act-cap-retries]", "#side"],
      },
      { says: "tutorial.mitigate", keys: ["actHere"], at: ["[data-opens-sheet]", "#side"] },
    ],
  },
  {
    isDone: ({ common }) => failing(common) < WELL,
    instructions: [
      {
        when: ({ common }) => {
          const since = capInEffect(common)?.dueTick ?? -Infinity;
          return (common.metrics.at(-1)?.tick ?? 0) - since > PATIENCE;
        },
        says: "tutorial.verify.still",
        keys: ["actHere"],
        at: ["[data-testid=act-cap-retries]", "#side"],
      },
      { says: "tutorial.verify", keys: [], at: ["#dock"] },
    ],
  },
  {
    isDone: ({ common }) => common.comms.posts.length > 0,
    instructions: [{ says: "tutorial.post", keys: ["post"], at: [".composer", "#side"] }],
  },
];

/** The step that is to be done next, from the one that was; `steps.length` when all are. No step is asked for twice. */
export function onwards(from: number, seen: Seen): number {
  const rest = steps.slice(from).findIndex(({ isDone }) => !isDone(seen));
  return rest < 0 ? steps.length : from + rest;
}

export function instructionAt(step: number, seen: Seen): Instruction | undefined {
  return steps[step]?.instructions.find(({ when }) => when?.(seen) ?? true);
}

function pages({ alerts }: CommonView): CommonView["alerts"] {
  return alerts.filter(({ severity }) => severity === "page");
}

function hasPageResolved({ timeline }: CommonView): boolean {
  return timeline.some(({ message: { code, params } }) => code === "alert.resolved" && params["severity"] === "page");
}

function capInEffect({ actions }: CommonView): ActionView | undefined {
  return actions.filter(({ action, state }) => action === CAP && state === "effective").at(-1);
}

/** The share of failed requests at the edge, by the last scrape: what users see. */
function failing({ map, metrics }: CommonView): number {
  const edge = map?.nodes.findIndex(({ id }) => id === "edge") ?? -1;
  const row = metrics.at(-1);
  return (row && readNode(row, edge)?.errorRatio) ?? 1;
}
