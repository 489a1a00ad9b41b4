/**
 * English, the source language: one file per place on screen, joined into one flat dictionary. What the server refuses
 * has its sentences in the catalogue that both share; their keys are the codes.
 */
import { refusals } from "../../../shared/refusals/index.ts";
import { bigScreen } from "./bigScreen.ts";
import { common } from "./common.ts";
import { consoles } from "./consoles.ts";
import { debrief } from "./debrief.ts";
import { editor } from "./editor.ts";
import { facilitator } from "./facilitator.ts";
import { history } from "./history.ts";
import { importing } from "./importing.ts";
import { landing } from "./landing.ts";
import { library } from "./library.ts";
import { lobby } from "./lobby.ts";
import { map } from "./map.ts";
import { opened } from "./opened.ts";
import { panels } from "./panels.ts";
import { risk } from "./risk.ts";
import { room } from "./room.ts";
import { settings } from "./settings.ts";
import { teams } from "./teams.ts";
import { tools } from "./tools.ts";
import { tutorial } from "./tutorial.ts";
import { warmup } from "./warmup.ts";

export const en = {
  ...bigScreen,
  ...common,
  ...consoles,
  ...debrief,
  ...editor,
  ...facilitator,
  ...history,
  ...importing,
  ...landing,
  ...library,
  ...lobby,
  ...map,
  ...opened,
  ...panels,
  ...refusals,
  ...risk,
  ...room,
  ...settings,
  ...teams,
  ...tools,
  ...tutorial,
  ...warmup,
} as const;
