/** The panels of the incident room. */
import { panelsAct } from "./panelsAct.ts";
import { panelsBoard } from "./panelsBoard.ts";
import { panelsComms } from "./panelsComms.ts";
import { panelsEvidence } from "./panelsEvidence.ts";
import { panelsFrame } from "./panelsFrame.ts";
import { panelsLead } from "./panelsLead.ts";
import { panelsSentences } from "./panelsSentences.ts";
import { panelsTalk } from "./panelsTalk.ts";

export const panels = {
  ...panelsAct,
  ...panelsBoard,
  ...panelsComms,
  ...panelsEvidence,
  ...panelsFrame,
  ...panelsLead,
  ...panelsSentences,
  ...panelsTalk,
} as const;
