/** The debrief in the gallery: the report of a real run, at any of its five steps. */
import type { DebriefActs, DebriefScreenView, StepNumber } from "../screens/debrief/index.ts";
import { createText } from "../text/index.ts";
import type { Language } from "../text/index.ts";
import { report, whatIf } from "./debriefReport.ts";

const consoles = ["CMD+SCR", "COM+INV", "SVC", "TRF+DAT"] as const;

export function debriefView(
  step: StepNumber,
  language: Language,
  shown: Partial<DebriefScreenView> = {},
): DebriefScreenView {
  return {
    incident: "COPPER-HERON",
    step,
    presenter: "Ines",
    isHost: false,
    answered: 3,
    people: 4,
    report: step === 0 ? null : report,
    whatIfs: [whatIf],
    commitments: [
      { by: "m1", text: "Share the trace before we change anything", who: "whoever traces", when: "next on-call week" },
    ],
    kinds: { "store@eu-west": "store", "store@us-east": "store", "boot@eu-west": "service", "boot@us-east": "service" },
    words: {
      ...createText(language),
      place: (id) => {
        const [from = "", to] = id.split(">");
        const [name = "", region] = (to === undefined ? id : to).split("@");
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

const nothing = (): void => undefined;

export const debriefActs: DebriefActs = {
  answer: nothing,
  goTo: nothing,
  runWhatIf: nothing,
  commit: nothing,
  runAgain: nothing,
  save: nothing,
};
