/**
 * The debrief in the gallery: the report of a real run, at any of its five steps. The address may ask for another state
 * of it: `debrief&state=alone`.
 */
import type { DebriefActs, DebriefScreenView, StepNumber } from "../screens/debrief/index.ts";
import { createText } from "../text/index.ts";
import type { Language } from "../text/index.ts";
import { report as alone } from "./debriefAlone.ts";
import { found, report, whatIf } from "./debriefReport.ts";
import { calmCommon } from "./views.ts";

const consoles = ["CMD+SCR", "COM+INV", "SVC", "TRF+DAT"] as const;

const people = ["Ines", "Noor", "Priya", "Tomás"] as const;

type Shown = Partial<DebriefScreenView>;

const failed = { ...whatIf, state: "failed", progress: 0, curve: null, userMinutes: null } as const;

const paired =
  found.pair ??
  ({
    ...whatIf,
    change: {
      kind: "add",
      action: "throttle-boots",
      target: "edge@eu-west",
      value: 15,
      toTick: 7600,
      and: { action: "add-boot", target: "boot@eu-west", value: 16, toTick: 7600 },
    },
    userMinutes: Math.round((found.best?.userMinutes ?? 0) * 0.8),
  } as const);

const added = { kind: "add", action: "add-boot", target: "boot@eu-west", value: 16, toTick: 6000 } as const;

/**
 * Nobody acted; nobody has asked for a what-if, and one was found or is none; a what-if failed; the report is on its
 * way; the round was ended early.
 */
const states: Readonly<Record<string, Shown>> = {
  alone: { report: alone, whatIfs: [], found: null, isAlone: true },
  unasked: { whatIfs: [] },
  paired: { whatIfs: [], found: { ...found, pair: paired } },
  searching: { whatIfs: [], found: { ...found, state: "searching", runs: 7, progress: 0.3, latest: null, pair: null } },
  begun: { whatIfs: [], found: { state: "searching", runs: 0, progress: 0, best: null, latest: null, pair: null } },
  unfound: { whatIfs: [], found: null },
  failed: { whatIfs: [failed] },
  added: { whatIfs: [{ ...whatIf, change: added }] },
  computing: { report: null },
  early: { report: { ...report, endTick: 20_000 } },
};

export function debriefView(step: StepNumber, language: Language, shown: Shown = {}): DebriefScreenView {
  const state = states[new URLSearchParams(location.search).get("state") ?? ""];
  return viewOf(step, language, { ...shown, ...state });
}

export function viewOf(step: StepNumber, language: Language, shown: Shown = {}): DebriefScreenView {
  return {
    incident: "COPPER-HERON",
    step,
    presenter: "Ines",
    isHost: false,
    isAlone: false,
    teamName: "Night Owls",
    today: "30 November 2026",
    hasPlayed: true,
    leads: false,
    recording: null,
    answered: 3,
    people: 4,
    answers: { cause: "The msgs deploy made the store slow." },
    report: step === 0 ? null : report,
    whatIfs: [whatIf],
    found,
    shown: null,
    commitments: [
      { by: "m1", text: "Share the trace before we change anything", who: "whoever traces", when: "next on-call week" },
    ],
    responders: consoles.map((held, seat) => ({ seat, consoles: held, isHeld: true, person: people[seat] ?? null })),
    posts: [
      {
        tick: 9600,
        by: 1,
        state: "investigating",
        features: ["start"],
        regions: ["eu-west"],
        isKept: true,
        impact: "New sessions fail in eu-west; connected users keep writing.",
      },
    ],
    map: calmCommon.map,
    kinds: { "store@eu-west": "store", "store@us-east": "store", "boot@eu-west": "service", "boot@us-east": "service" },
    words: {
      ...createText(language),
      kind: (action) => action,
      place: (id) => {
        const [from = "", to] = id.split(">");
        const [name = "", region] = (to === undefined ? id : to).split(/[@ ]/);
        const named = to === undefined ? name : `${from.split("@")[0]} → ${name}`;
        return region === undefined ? named : `${named} · ${region}`;
      },
      seat: (seat) => consoles[seat] ?? "",
      action: (ref) => report.deeds.find((deed) => deed.ref === ref)?.label ?? ref,
    },
    ...shown,
  };
}

export const running: DebriefScreenView["whatIfs"] = [
  { ...whatIf, state: "running", progress: 0.4, curve: null, userMinutes: null },
];

/** Asked what-ifs are kept on `window.sent`, as the commands of panels are. */
const ask: DebriefActs["runWhatIf"] = (change) => (window.sent ??= []).push({ type: "whatif.run", change });
const nothing = (): void => undefined;

export const debriefActs: DebriefActs = {
  answer: nothing,
  goTo: nothing,
  show: nothing,
  runWhatIf: ask,
  commit: nothing,
  runAgain: nothing,
  save: (name, type, text) => (window.saved ??= []).push({ name, type, text }),
  print: nothing,
  host: { keepRecording: () => Promise.resolve(undefined), remove: () => Promise.resolve(undefined) },
};
